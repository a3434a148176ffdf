// SPDX-License-Identifier: MIT
#include "storage/ThreadedSecretStore.h"

#include <QCoreApplication>
#include <QMap>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Absence = ThreadedSecretStore::Absence;

/// The rules of every secret store, whatever library is behind it.
class tst_ThreadedSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsASecret();
    void answersLaterAndElsewhere();
    void problemsAreHandedOn();
    void silenceIsGivenUp();
    void whatIsGoneMayBeLocked_data();
    void whatIsGoneMayBeLocked();
    void mayGoWhileItWaits();

private:
    using Ask = ThreadedSecretStore::Ask;

    std::unique_ptr<ThreadedSecretStore> make(const Ask &ask,
                                              Absence absence = Absence::MayBeLocked,
                                              std::chrono::milliseconds limit = 20s) const
    {
        return std::make_unique<ThreadedSecretStore>(
            ask, ThreadedSecretStore::Place{u"profile"_s, m_folder->path()}, absence, limit);
    }
    /// What a read yields: the secret, "none" or "problem".
    static QString read(ThreadedSecretStore &store);
    static bool write(ThreadedSecretStore &store, const QString &secret);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_ThreadedSecretStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString tst_ThreadedSecretStore::read(ThreadedSecretStore &store)
{
    QString answer;
    store.read(u"token"_s, [&answer](const SecretStore::Found &found) {
        const auto *secret = std::get_if<std::optional<QString>>(&found);
        answer = secret ? secret->value_or(u"none"_s) : u"problem"_s;
    });
    if (!answer.isEmpty())
        return u"answered inside of the call"_s;
    (void)QTest::qWaitFor([&answer] { return !answer.isEmpty(); }, 10'000);
    return answer;
}

bool tst_ThreadedSecretStore::write(ThreadedSecretStore &store, const QString &secret)
{
    std::optional<bool> isDone;
    store.write(u"token"_s, secret,
                [&isDone](const std::optional<ChatError> &problem) { isDone = !problem; });
    (void)QTest::qWaitFor([&isDone] { return isDone.has_value(); }, 10'000);
    return isDone.value_or(false);
}

/// A library that works. Asked in one thread only, so that it needs no lock.
static ThreadedSecretStore::Ask memory(const std::shared_ptr<QMap<QString, QString>> &kept)
{
    return [kept](const SecretCall &call, const ThreadedSecretStore::Report &report) {
        SecretAnswer answer;
        if (call.verb == SecretCall::Verb::Write)
            kept->insert(call.key, call.secret);
        else if (call.verb == SecretCall::Verb::Remove)
            kept->remove(call.key);
        else if (kept->contains(call.key))
            answer.secret = kept->value(call.key);
        report(answer);
    };
}

void tst_ThreadedSecretStore::keepsASecret()
{
    const auto kept = std::make_shared<QMap<QString, QString>>();
    const auto store = make(memory(kept));
    QCOMPARE(read(*store), u"none"_s);
    QVERIFY(!store->mayHold(u"token"_s));

    QVERIFY(write(*store, u"sesame"_s));
    QVERIFY(store->mayHold(u"token"_s));
    QVERIFY(!store->mayHold(u"other"_s));
    QCOMPARE(read(*store), u"sesame"_s);
    QCOMPARE(kept->keys(), QStringList(u"profile/token"_s));

    bool isRemoved = false;
    store->remove(u"token"_s, [&](const auto &problem) { isRemoved = !problem; });
    QTRY_VERIFY(isRemoved);
    QVERIFY(!store->mayHold(u"token"_s));
    QCOMPARE(read(*store), u"none"_s);
}

void tst_ThreadedSecretStore::answersLaterAndElsewhere()
{
    std::atomic<QThread *> asked = nullptr;
    QThread *answered = nullptr;
    const auto store
        = make([&asked](const SecretCall &, const ThreadedSecretStore::Report &report) {
              asked = QThread::currentThread();
              report({{}, u"sesame"_s});
          });
    store->read(u"token"_s, [&answered](const auto &) { answered = QThread::currentThread(); });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
    QCOMPARE(answered, QThread::currentThread());
    QVERIFY(asked != QThread::currentThread());
}

void tst_ThreadedSecretStore::problemsAreHandedOn()
{
    const auto store = make([](const SecretCall &, const ThreadedSecretStore::Report &report) {
        report({secretStoreProblem(u"no token=SECRET here"_s), {}});
    });
    QCOMPARE(read(*store), u"problem"_s);
    QVERIFY(!write(*store, u"sesame"_s));
    QVERIFY(!store->mayHold(u"token"_s));
    QVERIFY(!secretStoreProblem(u"token=SECRET"_s).detail.contains(u"SECRET"_s));
}

void tst_ThreadedSecretStore::silenceIsGivenUp()
{
    QSemaphore hangs;
    const auto store = make(
        [&hangs](const SecretCall &, const ThreadedSecretStore::Report &report) {
            hangs.acquire();
            report({{}, u"sesame"_s});
        },
        Absence::MayBeLocked, 20ms);
    QSignalSpy available(store.get(), &SecretStore::becameAvailable);
    QCOMPARE(read(*store), u"problem"_s);
    QVERIFY(available.isEmpty());
    hangs.release();
    QTRY_COMPARE(available.size(), 1);
}

void tst_ThreadedSecretStore::whatIsGoneMayBeLocked_data()
{
    QTest::addColumn<Absence>("absence");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a keyring") << Absence::MayBeLocked << u"problem"_s;
    QTest::newRow("a store that knows") << Absence::Certain << u"none"_s;
}

void tst_ThreadedSecretStore::whatIsGoneMayBeLocked()
{
    QFETCH(const Absence, absence);
    QFETCH(const QString, answer);
    const auto kept = std::make_shared<QMap<QString, QString>>();
    const auto store = make(memory(kept), absence);
    QVERIFY(write(*store, u"sesame"_s));
    kept->clear(); // its thread waits for the next call
    QCOMPARE(read(*store), answer);
    QCOMPARE(store->mayHold(u"token"_s), answer == u"problem"_s);
}

void tst_ThreadedSecretStore::mayGoWhileItWaits()
{
    QSemaphore asked;
    QSemaphore hangs;
    QSemaphore goes;
    bool isAnswered = false;
    auto store = make([&](const SecretCall &, const ThreadedSecretStore::Report &report) {
        asked.release();
        hangs.acquire();
        report({{}, u"sesame"_s});
        goes.release();
    });
    store->read(u"token"_s, [&isAnswered](const auto &) { isAnswered = true; });
    asked.acquire();
    store.reset(); // leaves the thread behind
    hangs.release();
    goes.acquire();
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(tst_ThreadedSecretStore)
#include "tst_ThreadedSecretStore.moc"
