// SPDX-License-Identifier: MIT
#include "storage/SettingsStore.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// Files that are none, or that were written to do harm, in the places of the user's and the
/// system's settings.
class tst_HostileSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hostileFilesAreNamedAndTakeNothingAway_data();
    void hostileFilesAreNamedAndTakeNothingAway();
    void hostileContentIsOnlyText_data();
    void hostileContentIsOnlyText();

private:
    SettingsStore store() const
    {
        QProcessEnvironment environment;
        environment.insert(u"ECOM67_HISTORY_DAYS"_s, u"9"_s);
        return SettingsStore(fileOf(u"user"_s), {}, environment,
                             {.defaultFiles = {fileOf(u"first"_s)}});
    }
    QString fileOf(const QString &name) const { return m_folder->filePath(name + u".ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_HostileSettings::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_HostileSettings::hostileFilesAreNamedAndTakeNothingAway_data()
{
    QTest::addColumn<QString>("command"); ///< makes the file $1

    QTest::newRow("huge") << u"head -c 300000 /dev/zero | tr '\\0' 'a' > \"$1\""_s;
    QTest::newRow("sparse and huger than memory") << u"truncate -s 1T \"$1\""_s;
    QTest::newRow("binary") << u"head -c 4096 /bin/sh > \"$1\""_s;
    QTest::newRow("NUL") << u"printf 'endpoint=wss://h\\0\\n' > \"$1\""_s;
    QTest::newRow("UTF-16") << u"printf '\\377\\376e\\0=\\0a\\0' > \"$1\""_s;
    QTest::newRow("link to itself") << u"ln -s \"$1\" \"$1\""_s;
    QTest::newRow("loop of two links") << u"ln -s \"$1.b\" \"$1\"; ln -s \"$1\" \"$1.b\""_s;
    QTest::newRow("link to nothing") << u"ln -s /nonexistent \"$1\""_s;
    QTest::newRow("link to a device") << u"ln -s /dev/zero \"$1\""_s;
    QTest::newRow("folder") << u"mkdir \"$1\""_s;
    QTest::newRow("pipe") << u"mkfifo \"$1\""_s;
    QTest::newRow("unreadable") << u"echo a=1 > \"$1\"; chmod 0 \"$1\""_s;
}

void tst_HostileSettings::hostileFilesAreNamedAndTakeNothingAway()
{
    QFETCH(const QString, command);
    if (geteuid() == 0 && command.contains(u"chmod"))
        QSKIP("the superuser can read everything");
    for (const QString &name : {u"user"_s, u"first"_s}) {
        QCOMPARE(QProcess::execute(u"/bin/sh"_s, {u"-c"_s, command, u"sh"_s, fileOf(name)}), 0);
    }

    SettingsStore settings = store();

    QCOMPARE(settings.problems().size(), 2);
    for (const ChatError &problem : settings.problems()) {
        QVERIFY(problem.code == ChatError::Code::FileInvalid
                || problem.code == ChatError::Code::FileUnreadable);
        QVERIFY(problem.detail.contains(u".ini: "_s));
    }
    QVERIFY(settings.problem());
    QCOMPARE(settings.settings().number("history/days"_L1), 9);
    QCOMPARE(settings.reload(), QStringList());
}

void tst_HostileSettings::hostileContentIsOnlyText_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("problems");

    QTest::newRow("an object of Qt's own")
        << "endpoint=@Variant(\\0\\0\\0\\x7f\\xff\\xff\\xff\\xff)\n"_ba << 0;
    QTest::newRow("a list of Qt's own") << "endpoint=@Invalid(), @ByteArray(x)\n"_ba << 0;
    QTest::newRow("deep groups") << "[" + QByteArray("a/").repeated(50'000)
            + "]\nendpoint=wss://evil.example/\n"
                                 << 0;
    QTest::newRow("many groups") << QByteArray("[a]\n").repeated(50'000) << 0;
    QTest::newRow("the key in percent signs, beaten by the later")
        << "%65ndpoint=wss://evil.example/\nendpoint=\n"_ba << 0;
    QTest::newRow("escaped line break")
        << "endpoint=wss://h.example/\\n\\x0d\\x0aX-Injected: 1\n"_ba << 1;
    QTest::newRow("escaped NUL") << "endpoint=wss://h.example/\\0\n"_ba << 1;
    QTest::newRow("escaped surrogate") << "endpoint=wss://h.example/\\xd800\n"_ba << 1;
    QTest::newRow("escape of very many digits") << "endpoint=wss://h.example/\\x"
            + QByteArray(100'000, '0') + "dx\n" << 1;
    QTest::newRow("bidirectional override") << "endpoint=wss://h.example/\xE2\x80\xAEx\n"_ba << 1;
    QTest::newRow("secret") << "token=abc\n"_ba << 1;
    QTest::newRow("very long value") << "endpoint=wss://h/" + QByteArray(200'000, 'a') + "\n" << 1;
    QTest::newRow("very long key") << QByteArray(200'000, 'a') + "=1\n" << 0;
}

void tst_HostileSettings::hostileContentIsOnlyText()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, problems);
    QFile file(fileOf(u"user"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();

    const SettingsStore settings = store();

    QCOMPARE(settings.settings().endpoint(), QString());
    QCOMPARE(settings.settings().token(), QString());
    QCOMPARE(settings.problems().size(), problems);
    for (const ChatError &problem : settings.problems())
        QCOMPARE(problem.place, u"user.ini: line 1"_s);
}

QTEST_GUILESS_MAIN(tst_HostileSettings)
#include "tst_HostileSettings.moc"
