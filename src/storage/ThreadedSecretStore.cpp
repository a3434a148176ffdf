// SPDX-License-Identifier: MIT
#include "storage/ThreadedSecretStore.h"

#include "core/Redaction.h"
#include "storage/Logging.h"
#include "storage/PrivateFile.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QTimer>

#include <utility>
#include <vector>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verb = SecretCall::Verb;

static constexpr auto kLongestGoodbye = 300ms;

ChatError secretStoreProblem(const QString &detail)
{
    return {.code = ChatError::Code::SecretStoreUnavailable,
            .detail = redacted(detail),
            .httpStatus = 0,
            .setting = {}};
}

ThreadedSecretStore::ThreadedSecretStore(Ask ask, Place place, Absence absence,
                                         std::chrono::milliseconds limit, QObject *parent)
    : SecretStore(parent)
    , m_ask(std::move(ask))
    , m_place(std::move(place))
    , m_absence(absence)
    , m_limit(limit)
{
}

/// A thread that hangs must find what it uses, until there is no process; nobody waits for it.
static void abandon(std::unique_ptr<QThread> thread, std::unique_ptr<QObject> inThread)
{
    using Abandoned = std::pair<std::unique_ptr<QThread>, std::unique_ptr<QObject>>;
    static auto *const all = new std::vector<Abandoned>; // never destroyed
    all->emplace_back(std::move(thread), std::move(inThread));
}

ThreadedSecretStore::~ThreadedSecretStore()
{
    if (!m_thread)
        return;
    m_thread->quit();
    if (m_thread->wait(kLongestGoodbye))
        return;
    qCWarning(lcStorage) << "the secret store does not let go of its thread";
    abandon(std::move(m_thread), std::move(m_inThread));
}

/// A keyring that stays locked, since nobody unlocks it, says of everything in it that it is not
/// there. So an empty file says that there should be something.
QString ThreadedSecretStore::marker(const QString &name) const
{
    return m_place.folder + u"/kept-"_s + name;
}

bool ThreadedSecretStore::mayHold(const QString &name) const
{
    return QFile::exists(marker(name));
}

void ThreadedSecretStore::read(const QString &name, ReadDone done)
{
    ask(Verb::Read, name, {}, [this, name, done = std::move(done)](const SecretAnswer &answer) {
        if (answer.problem) {
            done(*answer.problem);
            return;
        }
        if (!answer.secret && m_absence == Absence::MayBeLocked && mayHold(name)) {
            done(secretStoreProblem(u"locked, or emptied by somebody else"_s));
            return;
        }
        if (!answer.secret)
            QFile::remove(marker(name));
        done(answer.secret);
    });
}

void ThreadedSecretStore::write(const QString &name, const QString &secret, Done done)
{
    ask(Verb::Write, name, secret,
        [this, name, done = std::move(done)](const SecretAnswer &answer) {
            // Where the file cannot be, what is kept is only looked for with less suspicion.
            if (!answer.problem && ensurePrivateFolder(m_place.folder))
                (void)ensurePrivateFile(marker(name));
            done(answer.problem);
        });
}

void ThreadedSecretStore::remove(const QString &name, Done done)
{
    ask(Verb::Remove, name, {}, [this, name, done = std::move(done)](const SecretAnswer &answer) {
        if (!answer.problem)
            QFile::remove(marker(name));
        done(answer.problem);
    });
}

void ThreadedSecretStore::beginThread()
{
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"secret store"_s);
    m_inThread = std::make_unique<QObject>();
    m_inThread->moveToThread(m_thread.get());
    m_thread->start();
}

void ThreadedSecretStore::ask(Verb verb, const QString &name, const QString &secret,
                              Report finished)
{
    if (!m_thread)
        beginThread();
    const quint64 number = ++m_lastCall;
    m_waiting.insert(number, std::move(finished));
    QTimer::singleShot(m_limit, this, [this, number] {
        finish(number, {secretStoreProblem(u"no answer in time"_s), {}});
    });
    // A profile has no slash in its name: no two of them can mean the same key.
    const SecretCall call{.verb = verb, .key = m_place.profile + u'/' + name, .secret = secret};
    // The application waits for no thread that hangs, but whether we still live is known in our own
    // thread only.
    const Report report = [self = QPointer(this), number](const SecretAnswer &answer) {
        const auto deliver = [self, number, answer] {
            if (self)
                self->finish(number, answer);
        };
        if (auto *application = QCoreApplication::instance())
            QMetaObject::invokeMethod(application, deliver, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_inThread.get(), [ask = m_ask, call, report] { ask(call, report); }, Qt::QueuedConnection);
}

void ThreadedSecretStore::finish(quint64 number, const SecretAnswer &answer)
{
    const Report finished = m_waiting.take(number);
    if (!finished) {
        // The other one of answer and limit came first.
        if (!answer.problem)
            Q_EMIT becameAvailable();
        return;
    }
    if (answer.problem)
        qCWarning(lcStorage).noquote() << "secret store:" << answer.problem->detail;
    finished(answer);
}

} // namespace ecom67
