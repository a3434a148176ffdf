// SPDX-License-Identifier: MIT
#include "support/SecretService.h"

#include <QLocalServer>
#include <QTest>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The keyring of the desktop in every state, each time asked by a process of its own.
class tst_SecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsASecret();
    void profilesAreApart();
    void withoutABusItSaysSo();
    void aLockedKeyringGivesNothing();
    void aBusThatHangsIsGivenUp_data();
    void aBusThatHangsIsGivenUp();

private:
    /// What the child says but for "alive", which has to be there.
    static QStringList run(const QProcessEnvironment &environment, const QStringList &words,
                           int lines = 1);
};

QStringList tst_SecretStore::run(const QProcessEnvironment &environment, const QStringList &words,
                                 int lines)
{
    QProcess child;
    child.setProcessEnvironment(environment);
    child.setStandardErrorFile(QProcess::nullDevice());
    child.start(QStringLiteral(ECOM67_SECRET_CHILD), words);
    QByteArray said;
    while (said.count('\n') < lines + 1 && child.waitForReadyRead(30'000))
        said += child.readAllStandardOutput();
    child.closeWriteChannel();
    // Also where the keyring hangs, the end does not wait for it.
    if (!child.waitForFinished(5'000))
        return {u"does not end"_s};
    said += child.readAllStandardOutput();
    QStringList found = QString::fromUtf8(said).split(u'\n', Qt::SkipEmptyParts);
    // The event loop came before the answer: nothing waited for the keyring.
    if (found.isEmpty() || found.takeFirst() != u"alive"_s)
        return {u"was held up"_s};
    return found;
}

#define START_OR_SKIP(service)                                                                     \
    if (!SecretService::isInstalled())                                                             \
        QSKIP("dbus-daemon, gdbus and gnome-keyring-daemon are not all installed");                \
    QVERIFY(service.start())

void tst_SecretStore::keepsASecret()
{
    SecretService service;
    START_OR_SKIP(service);
    const auto &environment = service.environment();

    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}), QStringList(u"none"_s));
    QCOMPARE(run(environment, {u"default"_s, u"remove"_s, u"token"_s}), QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"default"_s, u"write"_s, u"token"_s, u"sesame"_s}),
             QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}),
             QStringList(u"found sesame"_s));
    QCOMPARE(run(environment, {u"default"_s, u"write"_s, u"token"_s, u"open \u00e4"_s}),
             QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}),
             QStringList(u"found open \u00e4"_s));
    QCOMPARE(run(environment, {u"default"_s, u"remove"_s, u"token"_s}), QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}), QStringList(u"none"_s));
}

void tst_SecretStore::profilesAreApart()
{
    SecretService service;
    START_OR_SKIP(service);
    const auto &environment = service.environment();

    QCOMPARE(run(environment, {u"staging"_s, u"write"_s, u"token"_s, u"sesame"_s}),
             QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}), QStringList(u"none"_s));
    QCOMPARE(run(environment, {u"default"_s, u"remove"_s, u"token"_s}), QStringList(u"done"_s));
    QCOMPARE(run(environment, {u"staging"_s, u"read"_s, u"token"_s}),
             QStringList(u"found sesame"_s));
}

void tst_SecretStore::withoutABusItSaysSo()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere/at/all"_s);
    environment.remove(u"DISPLAY"_s);

    for (const QString &verb : {u"read"_s, u"write"_s, u"remove"_s})
        QCOMPARE(run(environment, {u"default"_s, verb, u"token"_s, u"sesame"_s}),
                 QStringList(u"SecretStoreUnavailable"_s));
}

void tst_SecretStore::aLockedKeyringGivesNothing()
{
    SecretService service;
    START_OR_SKIP(service);
    const auto &environment = service.environment();
    QCOMPARE(run(environment, {u"default"_s, u"write"_s, u"token"_s, u"sesame"_s}),
             QStringList(u"done"_s));

    QVERIFY(service.lock());

    QCOMPARE(run(environment, {u"default"_s, u"write"_s, u"other"_s, u"sesame"_s}),
             QStringList(u"SecretStoreUnavailable"_s));
    // It claims that there is no such thing, which must not look like signed out.
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}),
             QStringList(u"SecretStoreUnavailable"_s));
    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"never kept"_s}), QStringList(u"none"_s));
}

void tst_SecretStore::aBusThatHangsIsGivenUp_data()
{
    QTest::addColumn<QString>("desktop");

    QTest::newRow("GNOME") << u"GNOME"_s;
    QTest::newRow("KDE, whose wallet is asked in another way") << u"KDE"_s;
    QTest::newRow("none") << QString();
}

void tst_SecretStore::aBusThatHangsIsGivenUp()
{
    QFETCH(const QString, desktop);
    QTemporaryDir folder;
    QLocalServer bus; // takes connections and says nothing
    QVERIFY(bus.listen(folder.filePath(u"bus"_s)));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + bus.fullServerName());
    environment.insert(u"XDG_CURRENT_DESKTOP"_s, desktop);
    environment.insert(u"KDE_SESSION_VERSION"_s, u"5"_s);

    QCOMPARE(run(environment, {u"default"_s, u"read"_s, u"token"_s}),
             QStringList(u"SecretStoreUnavailable"_s));
}

QTEST_GUILESS_MAIN(tst_SecretStore)
#include "tst_SecretStore.moc"
