// SPDX-License-Identifier: MIT
#include "storage/KeychainSecretStore.h"

#include "core/Redaction.h"
#include "storage/Logging.h"
#include "storage/PrivateFile.h"
#include "storage/ProfilePaths.h"
#include "storage/SecretStores.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLimit = 3s;
static constexpr auto kLongestGoodbye = 300ms;

std::unique_ptr<SecretStore> makeSecretStore(const ProfilePaths &paths)
{
    return std::make_unique<KeychainSecretStore>(paths.profile(), paths.dataFolder(), kLimit);
}

static ChatError unavailable(const QString &detail)
{
    return {.code = ChatError::Code::SecretStoreUnavailable,
            .detail = redacted(detail),
            .httpStatus = 0,
            .setting = {}};
}

KeychainSecretStore::KeychainSecretStore(QString profile, QString folder,
                                         std::chrono::milliseconds limit, QObject *parent)
    : SecretStore(parent)
    , m_profile(std::move(profile))
    , m_folder(std::move(folder))
    , m_limit(limit)
{
}

KeychainSecretStore::~KeychainSecretStore()
{
    if (!m_thread)
        return;
    m_thread->quit();
    if (m_thread->wait(kLongestGoodbye))
        return;
    qCWarning(lcStorage) << "the secret store does not let go of its thread";
    (void)m_inThread.release();
    (void)m_thread.release();
}

void KeychainSecretStore::read(const QString &name, ReadDone done)
{
    ask(
        name,
        [](const QString &service, const QString &key) -> QKeychain::Job * {
            auto *job = new QKeychain::ReadPasswordJob(service);
            job->setKey(key);
            return job;
        },
        [this, name, done = std::move(done)](const Answer &answer) {
            if (answer.problem)
                done(*answer.problem);
            else if (!answer.secret && mayHold(name))
                done(unavailable(u"locked, or emptied by somebody else"_s));
            else
                done(answer.secret);
        });
}

/// A keyring that stays locked, since nobody unlocks it, says of everything in it that it is not
/// there. So an empty file says that there should be something.
QString KeychainSecretStore::marker(const QString &name) const
{
    return m_folder + u"/kept-"_s + name;
}

bool KeychainSecretStore::mayHold(const QString &name) const
{
    return QFile::exists(marker(name));
}

void KeychainSecretStore::write(const QString &name, const QString &secret, Done done)
{
    ask(
        name,
        [secret](const QString &service, const QString &key) -> QKeychain::Job * {
            auto *job = new QKeychain::WritePasswordJob(service);
            job->setKey(key);
            job->setTextData(secret);
            return job;
        },
        [this, name, done = std::move(done)](const Answer &answer) {
            // Where the file cannot be, what is kept is only looked for with less suspicion.
            if (!answer.problem && ensurePrivateFolder(m_folder))
                (void)ensurePrivateFile(marker(name));
            done(answer.problem);
        });
}

void KeychainSecretStore::remove(const QString &name, Done done)
{
    ask(
        name,
        [](const QString &service, const QString &key) -> QKeychain::Job * {
            auto *job = new QKeychain::DeletePasswordJob(service);
            job->setKey(key);
            return job;
        },
        [this, name, done = std::move(done)](const Answer &answer) {
            if (!answer.problem)
                QFile::remove(marker(name));
            done(answer.problem);
        });
}

void KeychainSecretStore::beginThread()
{
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"secret store"_s);
    m_inThread = std::make_unique<QObject>();
    m_inThread->moveToThread(m_thread.get());
    m_thread->start();
}

void KeychainSecretStore::ask(const QString &name, MakeJob makeJob, Finished finished)
{
    if (!m_thread)
        beginThread();
    const quint64 call = ++m_lastCall;
    m_waiting.insert(call, std::move(finished));
    QTimer::singleShot(m_limit, this, [this, call] {
        finish(call, {unavailable(u"no answer in time"_s), {}});
    });
    // A profile has no slash in its name: no two of them can mean the same key.
    const QString key = m_profile + u'/' + name;
    const auto begin = [self = QPointer(this), call, key, makeJob = std::move(makeJob)] {
        QKeychain::Job *job = makeJob(u"E-Com67 Support"_s, key);
        job->setInsecureFallback(false);
        connect(job, &QKeychain::Job::finished, job, [self, call](QKeychain::Job *done) {
            // The application waits for no thread that hangs, but whether we still live is known in
            // our own thread only.
            const auto report = [self, call, answer = answerOf(done)] {
                if (self)
                    self->finish(call, answer);
            };
            if (auto *application = QCoreApplication::instance())
                QMetaObject::invokeMethod(application, report, Qt::QueuedConnection);
        });
        job->start();
    };
    QMetaObject::invokeMethod(m_inThread.get(), begin, Qt::QueuedConnection);
}

KeychainSecretStore::Answer KeychainSecretStore::answerOf(QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::NoError:
        if (const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job))
            return {{}, read->textData()};
        return {};
    case QKeychain::EntryNotFound:
        return {};
    default:
        return {unavailable(u"error %1: "_s.arg(int(job->error())) + job->errorString()), {}};
    }
}

void KeychainSecretStore::finish(quint64 call, const Answer &answer)
{
    const Finished finished = m_waiting.take(call);
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
