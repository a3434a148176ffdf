// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "service/NetworkOptions.h"
#include "service/StoredProxyPassword.h"
#include "support/MemorySecretStore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_StoredProxyPassword : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyWhereOneIsMissing_data();
    void asksOnlyWhereOneIsMissing();
    void bringsWhatIsKept();
    void aStoreThatFailsSaysSo();
    void whatIsNoPasswordIsNotUsed();
    void theEnvironmentIsStronger();
    void mayGoWhileTheStoreIsAsked();

private:
    static Settings settings(const QString &user, const QString &password)
    {
        Settings::Sources sources;
        sources.userFile.insert(u"network/proxy"_s, {u"http"_s, {}});
        sources.userFile.insert(u"network/proxyHost"_s, {u"proxy.example"_s, {}});
        if (!user.isEmpty())
            sources.userFile.insert(u"network/proxyUser"_s, {user, {}});
        if (!password.isEmpty())
            sources.environment.insert(u"network/proxyPassword"_s, {password, {}});
        return Settings(sources);
    }
    static MemorySecretStore *keep(MemorySecretStore &store, const QString &secret)
    {
        store.secrets.insert(QString::fromLatin1(kStoredProxyPasswordName), secret);
        return &store;
    }
};

void tst_StoredProxyPassword::asksOnlyWhereOneIsMissing_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("nobody") << QString() << QString() << true << false;
    QTest::newRow("of the environment") << u"ada"_s << u"sesame"_s << true << false;
    QTest::newRow("none is kept") << u"ada"_s << QString() << false << false;
    QTest::newRow("missing") << u"ada"_s << QString() << true << true;
}

void tst_StoredProxyPassword::asksOnlyWhereOneIsMissing()
{
    QFETCH(const QString, user);
    QFETCH(const QString, password);
    QFETCH(const bool, isKept);
    MemorySecretStore store;
    if (isKept)
        keep(store, u"kept"_s);
    StoredProxyPassword stored(store);
    QTEST(stored.look(settings(user, password)), "isAsked");
}

void tst_StoredProxyPassword::bringsWhatIsKept()
{
    MemorySecretStore store;
    StoredProxyPassword stored(*keep(store, u"p@ss:/% word"_s));
    QSignalSpy answered(&stored, &StoredProxyPassword::answered);
    QVERIFY(stored.look(settings(u"ada"_s, {})));
    QVERIFY(answered.wait());
    QVERIFY(!answered.first().first().value<std::optional<ChatError>>());
    QCOMPARE(stored.password(), u"p@ss:/% word"_s);
    QVERIFY(!stored.look(settings(u"ada"_s, {}))); // what is known is not asked for again
    const auto options = networkOptions(settings(u"ada"_s, {}), stored.password());
    QCOMPARE(options.proxyPassword(), u"p@ss:/% word"_s);
    QCOMPARE(NetworkSetup(options).proxyFor(QUrl(u"wss://shop.example"_s)).password(),
             u"p@ss:/% word"_s);
}

void tst_StoredProxyPassword::aStoreThatFailsSaysSo()
{
    MemorySecretStore store;
    StoredProxyPassword stored(*keep(store, u"kept"_s));
    store.fails = true;
    QSignalSpy answered(&stored, &StoredProxyPassword::answered);
    QVERIFY(stored.look(settings(u"ada"_s, {})));
    QVERIFY(answered.wait());
    const auto problem = answered.first().first().value<std::optional<ChatError>>();
    QVERIFY(problem);
    QCOMPARE(problem->code, ChatError::Code::SecretStoreUnavailable);
    QVERIFY(stored.password().isEmpty());
}

void tst_StoredProxyPassword::whatIsNoPasswordIsNotUsed()
{
    for (const QString &text : {u"two\nlines"_s, QString(5'000, u'x')}) {
        MemorySecretStore store;
        StoredProxyPassword stored(*keep(store, text));
        QSignalSpy answered(&stored, &StoredProxyPassword::answered);
        QVERIFY(stored.look(settings(u"ada"_s, {})));
        QVERIFY(answered.wait());
        const auto problem = answered.first().first().value<std::optional<ChatError>>();
        QVERIFY(problem);
        QCOMPARE(problem->code, ChatError::Code::TextInvalid);
        QVERIFY(stored.password().isEmpty());
    }
}

void tst_StoredProxyPassword::theEnvironmentIsStronger()
{
    QCOMPARE(networkOptions(settings(u"ada"_s, u"sesame"_s), u"kept"_s).proxyPassword(),
             u"sesame"_s);
}

void tst_StoredProxyPassword::mayGoWhileTheStoreIsAsked()
{
    MemorySecretStore store;
    auto stored = std::make_unique<StoredProxyPassword>(*keep(store, u"kept"_s));
    QVERIFY(stored->look(settings(u"ada"_s, {})));
    stored.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(tst_StoredProxyPassword)
#include "tst_StoredProxyPassword.moc"
