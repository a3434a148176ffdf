// SPDX-License-Identifier: MIT
#include "chaos/SmallDisk.h"
#include "support/CliRun.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/mount.h>
#include <unistd.h>

using namespace ecom67::test;
using namespace Qt::StringLiterals;

static QString s_whyNot; ///< why no policy can be put in its place here, or empty

/// Both built programs under a policy of the machine, in the place where they look for one.
class tst_LockedPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingTheUserSaysBeatsIt();
    void anOptionAgainstItIsRefused_data();
    void anOptionAgainstItIsRefused();
    void nothingIsImportedAgainstIt();
    void itIsForEveryProfile();
    void aBrokenValueLocksNothingAndIsNamed();
    void whatAUserCanChangeLocksNothing_data();
    void whatAUserCanChangeLocksNothing();

private:
    QString folder() const { return m_system.filePath(u"E-Com67"_s); }
    QString policy() const { return folder() + u"/policy.ini"_s; }
    static void write(const QString &path, const QByteArray &content);
    QString endpointLine();

    QTemporaryDir m_system; ///< what the programs see as /etc/xdg
    std::unique_ptr<CliRun> m_cli;
};

void tst_LockedPolicy::initTestCase()
{
    if (!s_whyNot.isEmpty())
        QSKIP(qPrintable(s_whyNot));
    if (::geteuid() != 0 || ::access("/etc/xdg", F_OK) != 0)
        QSKIP("needs a superuser, to whom the policy belongs, and /etc/xdg");
    const QByteArray source = QFile::encodeName(m_system.path());
    QVERIFY(QFile::setPermissions(
        m_system.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    if (::mount(source.constData(), "/etc/xdg", nullptr, MS_BIND, nullptr) != 0)
        QSKIP("/etc/xdg cannot be covered here");
    QVERIFY(QDir().mkdir(folder()));
}

void tst_LockedPolicy::init()
{
    write(policy(), "[General]\nendpoint=wss://locked.example/prod\n");
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_LockedPolicy::write(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                | QFileDevice::ReadGroup | QFileDevice::ReadOther));
}

/// What `config` says of the endpoint.
QString tst_LockedPolicy::endpointLine()
{
    (*m_cli)({u"config"_s});
    const QStringList lines = QString::fromUtf8(m_cli->out).split(u'\n');
    return lines.filter(QRegularExpression(u"^endpoint "_s)).value(0).simplified();
}

void tst_LockedPolicy::nothingTheUserSaysBeatsIt()
{
    write(m_cli->home() + u"/config/E-Com67/E-Com67 Support.ini"_s,
          "endpoint=wss://user.example\n");
    write(m_cli->home() + u"/system/E-Com67/policy.ini"_s, "endpoint=wss://dirs.example\n");
    m_cli->setVariable("ECOM67_ENDPOINT", u"wss://environment.example"_s);

    QCOMPARE(endpointLine(), u"endpoint wss://locked.example/prod (policy, locked)"_s);
    QCOMPARE(m_cli->exitCode, 0);
}

void tst_LockedPolicy::anOptionAgainstItIsRefused_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("config") << QStringLiteral(ECOM67_CLI) << QStringList{u"config"_s};
    QTest::newRow("send") << QStringLiteral(ECOM67_CLI) << QStringList{u"send"_s, u"Hello"_s};
    QTest::newRow("window") << QStringLiteral(ECOM67_PROGRAM) << QStringList();
}

void tst_LockedPolicy::anOptionAgainstItIsRefused()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    CliRun run(program);

    run(arguments + QStringList{u"--endpoint"_s, u"wss://command.example"_s});

    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.hasOneSentence() && run.err.contains("managed by your organisation")
                 && run.err.contains("(endpoint, /etc/xdg/E-Com67/policy.ini: line 2)"),
             run.err.constData());
}

void tst_LockedPolicy::nothingIsImportedAgainstIt()
{
    const QString env = m_cli->home() + u"/.env"_s;
    write(env, "VITE_WEBSOCKET_URL=wss://imported.example\n");

    (*m_cli)({u"config"_s, u"import"_s, env});

    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->hasOneSentence() && m_cli->err.contains("managed by your organisation"));
    QVERIFY(!QDir(m_cli->home() + u"/config"_s).exists());
}

void tst_LockedPolicy::itIsForEveryProfile()
{
    (*m_cli)({u"config"_s, u"--profile"_s, u"staging"_s});

    QVERIFY(m_cli->out.contains("wss://locked.example/prod (policy, locked)"));
}

void tst_LockedPolicy::aBrokenValueLocksNothingAndIsNamed()
{
    write(policy(), "\n[General]\nendpoint=https://locked.example\n");
    m_cli->setVariable("ECOM67_ENDPOINT", u"wss://environment.example"_s);

    QCOMPARE(endpointLine(), u"endpoint wss://environment.example (environment)"_s);
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.contains("(endpoint, /etc/xdg/E-Com67/policy.ini: line 3)"));
}

void tst_LockedPolicy::whatAUserCanChangeLocksNothing_data()
{
    QTest::addColumn<int>("owner");
    QTest::addColumn<bool>("isForAll");

    QTest::newRow("a user's file") << 1 << false;
    QTest::newRow("a file for everybody") << 0 << true;
}

void tst_LockedPolicy::whatAUserCanChangeLocksNothing()
{
    QFETCH(const int, owner);
    QFETCH(const bool, isForAll);
    if (::chown(QFile::encodeName(policy()).constData(), uid_t(owner), 0) != 0)
        QSKIP("no second user here");
    if (isForAll)
        QVERIFY(QFile::setPermissions(policy(),
                                      QFile::permissions(policy()) | QFileDevice::WriteOther));

    QCOMPARE(endpointLine(), u"endpoint not set (built-in)"_s);
    QCOMPARE(m_cli->exitCode, 2);
    QVERIFY(m_cli->err.contains("others than the administrator"));
    QCOMPARE(::chown(QFile::encodeName(policy()).constData(), 0, 0), 0);
}

int main(int argc, char **argv)
{
    // The superuser's own mounts only: in a user's namespace the system belongs to nobody.
    s_whyNot = ::geteuid() == 0 ? enterOwnMounts() : QString();
    QCoreApplication application(argc, argv);
    tst_LockedPolicy test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_LockedPolicy.moc"
