// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SettingsStore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_SettingsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingAnywhereIsTheBuiltInValue();
    void strongerSourcesWin();
    void theFileIsReadAsPeopleWriteIt_data();
    void theFileIsReadAsPeopleWriteIt();
    void aSecretInTheFileIsNeitherReadNorLost();
    void aSavedEndpointIsThereAtTheNextStart_data();
    void aSavedEndpointIsThereAtTheNextStart();
    void savingKeepsEverythingElse();
    void savingUnderAStrongerSourceKeepsThatInForce();
    void theFileIsTheOwnersAlone();
    void aLinkedFileStaysALink();
    void aBrokenFileIsReportedAndSetAsideForANewChoice_data();
    void aBrokenFileIsReportedAndSetAsideForANewChoice();
    void aPlaceThatCannotBeWrittenIsReported();
    void placementsAreKeptPerScreen();
    void theLastScreenIsRemembered();
    void aPlacementThatIsNoneIsIgnored_data();
    void aPlacementThatIsNoneIsIgnored();
    void nothingIsLeftBesideTheFile();

private:
    SettingsStore store(const Settings::Values &commandLine = {},
                        const QProcessEnvironment &environment = {}) const
    {
        return SettingsStore(m_file, commandLine, environment);
    }
    void setFile(const QByteArray &content) const;
    QByteArray file() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

static Endpoint endpoint(const QString &text)
{
    return std::get<Endpoint>(Endpoint::parse(text));
}

void tst_SettingsStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    // A name of its own for each test: QSettings remembers files by name.
    m_file = m_folder->filePath(u"E-Com67/E-Com67 Support.ini"_s);
}

void tst_SettingsStore::setFile(const QByteArray &content) const
{
    QVERIFY(QDir().mkpath(QFileInfo(m_file).path()));
    QFile out(m_file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(content), content.size());
}

QByteArray tst_SettingsStore::file() const
{
    QFile in(m_file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void tst_SettingsStore::nothingAnywhereIsTheBuiltInValue()
{
    const SettingsStore settings = store();

    QVERIFY(!settings.problem());
    QVERIFY(settings.settings().endpoint().isEmpty());
    QCOMPARE(settings.settings().valueOf("endpoint"_L1).source, SettingSource::Kind::BuiltIn);
    QVERIFY(!QFile::exists(QFileInfo(m_file).path()));
}

void tst_SettingsStore::strongerSourcesWin()
{
    setFile("[General]\nendpoint=wss://file/a\n");
    QProcessEnvironment environment;
    QCOMPARE(store().settings().endpoint(), u"wss://file/a"_s);

    environment.insert(u"ECOM67_ENDPOINT"_s, u"wss://environment/a"_s);
    environment.insert(u"ECOM67_TOKEN"_s, u"abc"_s);
    const SettingsStore fromEnvironment = store({}, environment);
    QCOMPARE(fromEnvironment.settings().endpoint(), u"wss://environment/a"_s);
    QCOMPARE(fromEnvironment.settings().token(), u"abc"_s);

    const SettingsStore fromCommand = store({{u"endpoint"_s, u"wss://command/a"_s}}, environment);
    QCOMPARE(fromCommand.settings().endpoint(), u"wss://command/a"_s);
    QCOMPARE(fromCommand.settings().valueOf("endpoint"_L1).source,
             SettingSource::Kind::CommandLine);
}

void tst_SettingsStore::theFileIsReadAsPeopleWriteIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");

    QTest::newRow("no section") << "endpoint=wss://h/a"_ba << u"wss://h/a"_s;
    QTest::newRow("quotes") << "[General]\nendpoint=\"wss://h/a\"\n"_ba << u"wss://h/a"_s;
    QTest::newRow("spaces and CRLF")
        << "[General]\r\nendpoint = wss://h/a\r\n"_ba << u"wss://h/a"_s;
    QTest::newRow("byte order mark")
        << "\xEF\xBB\xBF[General]\nendpoint=wss://h/a\n"_ba << u"wss://h/a"_s;
    QTest::newRow("a comma") << "[General]\nendpoint=wss://h/a?b=1,2\n"_ba << u"wss://h/a?b=1,2"_s;
    QTest::newRow("comments") << "; shop\n# more\n\n[General]\nendpoint=wss://h/a\n"_ba
                              << u"wss://h/a"_s;
    QTest::newRow("other groups") << "[Windows]\nx=1\n[General]\nendpoint=wss://h/a\n"_ba
                                  << u"wss://h/a"_s;
    QTest::newRow("in another group") << "[Windows]\nendpoint=wss://h/a\n"_ba << QString();
    QTest::newRow("empty") << "[General]\nendpoint=\n"_ba << QString();
    QTest::newRow("a type of Qt's own") << "[General]\nendpoint=@ByteArray(wss)\n"_ba << QString();
    QTest::newRow("empty file") << QByteArray() << QString();
}

void tst_SettingsStore::theFileIsReadAsPeopleWriteIt()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, expected);
    setFile(content);

    const SettingsStore settings = store();

    QVERIFY(!settings.problem());
    QCOMPARE(settings.settings().endpoint(), expected);
}

void tst_SettingsStore::aSecretInTheFileIsNeitherReadNorLost()
{
    setFile("[General]\ntoken=eyJhbGciOi\n");

    SettingsStore settings = store();
    QVERIFY(settings.settings().token().isEmpty());
    QCOMPARE(settings.problems().size(), 1);
    QCOMPARE(settings.problems().constFirst().code, ChatError::Code::SettingMisplaced);
    QCOMPARE(settings.problems().constFirst().place, u"E-Com67 Support.ini: line 2"_s);
    QVERIFY(!settings.saveEndpoint(endpoint(u"wss://h/a"_s)));

    QVERIFY(file().contains("token=eyJhbGciOi"));
}

void tst_SettingsStore::aSavedEndpointIsThereAtTheNextStart_data()
{
    QTest::addColumn<QString>("address");

    QTest::newRow("plain") << u"wss://abc.execute-api.eu-west-1.amazonaws.com/prod"_s;
    QTest::newRow("query with every separator") << u"wss://h/a?b=1,2;c=%22&d=@x"_s;
    QTest::newRow("longest") << QString(u"wss://h/"_s + QString(4'000, u'a'));
    QTest::newRow("look-alike host") << u"wss://xn--80ak6aa92e.com/prod"_s;
}

void tst_SettingsStore::aSavedEndpointIsThereAtTheNextStart()
{
    QFETCH(const QString, address);
    {
        SettingsStore settings = store();
        QVERIFY(!settings.saveEndpoint(endpoint(address)));
        QCOMPARE(settings.settings().endpoint(), endpoint(address).toString());
        QCOMPARE(settings.settings().valueOf("endpoint"_L1).source, SettingSource::Kind::UserFile);
    }
    QCOMPARE(store().settings().endpoint(), endpoint(address).toString());
}

void tst_SettingsStore::savingKeepsEverythingElse()
{
    setFile("[General]\nendpoint=wss://old/a\nfuture=\"a, b\"\nnumber=7\nlist=a, b\n"
            "[Windows]\nHDMI-1=1 2 3 4\n[Other%20Group]\nk\\sub=@ByteArray(x)\n");

    QVERIFY(!store().saveEndpoint(endpoint(u"wss://new/a"_s)));

    for (const char *line : {"endpoint=wss://new/a", "future=\"a, b\"", "number=7", "list=a, b",
                             "HDMI-1=1 2 3 4", "[Other%20Group]", "k\\sub=@ByteArray(x)"})
        QVERIFY2(file().contains(line), line);
    QVERIFY(!file().contains("wss://old"));
}

void tst_SettingsStore::savingUnderAStrongerSourceKeepsThatInForce()
{
    SettingsStore settings = store({{u"endpoint"_s, u"wss://command/a"_s}});

    QVERIFY(!settings.saveEndpoint(endpoint(u"wss://saved/a"_s)));

    QCOMPARE(settings.settings().endpoint(), u"wss://command/a"_s);
    QCOMPARE(store().settings().endpoint(), u"wss://saved/a"_s);
}

void tst_SettingsStore::theFileIsTheOwnersAlone()
{
#ifdef Q_OS_WIN
    QSKIP("on Windows the rights are those of the folder of the user");
#endif
    setFile("[General]\nendpoint=wss://old/a\n");
    QVERIFY(QFile::setPermissions(
        m_file, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));

    QVERIFY(!store().saveEndpoint(endpoint(u"wss://h/a"_s)));

    QCOMPARE(rightsOf(m_file), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void tst_SettingsStore::aLinkedFileStaysALink()
{
#ifdef Q_OS_WIN
    QSKIP("QFile::link() makes a shortcut on Windows, which is a file of another name");
#endif
    setFile("[General]\nendpoint=wss://old/a\n");
    const QString target = m_folder->filePath(u"dotfiles.ini"_s);
    QVERIFY(QFile::rename(m_file, target));
    QVERIFY(QFile::link(target, m_file));

    QVERIFY(!store().saveEndpoint(endpoint(u"wss://linked/a"_s)));

    QVERIFY(QFileInfo(m_file).isSymLink());
    QVERIFY(file().contains("wss://linked/a"));
}

void tst_SettingsStore::aBrokenFileIsReportedAndSetAsideForANewChoice_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("detail");

    QTest::newRow("no equals sign") << "[General]\nendpoint wss://h\n"_ba << u"line 2"_s;
    QTest::newRow("open section") << "[General\nendpoint=wss://h\n"_ba << u"line 1"_s;
    QTest::newRow("open quote") << "[General]\n\nendpoint=\"wss://h\nother=1\n"_ba << u"line 3"_s;
    QTest::newRow("NUL") << QByteArray("[General]\na=b\0c\n", 16) << u"line 2"_s;
    QTest::newRow("not UTF-8") << "[General]\na=\xff\xfe\n"_ba << u"line 2"_s;
    QTest::newRow("binary") << QByteArray::fromHex("7f454c46020101000a0a") << u"line 1"_s;
    QTest::newRow("too large") << QByteArray(SettingsFile::kLargest + 1, '\n') << u"256 KB"_s;
}

void tst_SettingsStore::aBrokenFileIsReportedAndSetAsideForANewChoice()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, detail);
    setFile(content);

    SettingsStore settings = store();

    QVERIFY(settings.problem());
    QCOMPARE(settings.problem()->code, ChatError::Code::FileInvalid);
    QVERIFY2(settings.problem()->detail.contains(u"E-Com67 Support.ini: "_s)
                 && settings.problem()->detail.contains(detail),
             qPrintable(settings.problem()->detail));
    // A window that was moved is no reason to give it up.
    QCOMPARE(settings.setPlacement(u"HDMI-1"_s, QRect(1, 2, 3, 4)), settings.problem());
    QCOMPARE(file(), content);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^settings file set aside as "_s));
    QVERIFY(!settings.saveEndpoint(endpoint(u"wss://h/a"_s)));
    QVERIFY(!settings.problem());
    QCOMPARE(store().settings().endpoint(), u"wss://h/a"_s);
    const QDir folder = QFileInfo(m_file).dir();
    const QStringList aside = folder.entryList({u"*.damaged-*"_s});
    QCOMPARE(aside.size(), 1);
    QVERIFY(QFile::remove(m_file));
    QVERIFY(QFile::rename(folder.filePath(aside.first()), m_file));
    QCOMPARE(file(), content);
}

void tst_SettingsStore::aPlaceThatCannotBeWrittenIsReported()
{
    // A file where the folder should be stops even the superuser.
    QFile inTheWay(m_folder->filePath(u"E-Com67"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings file: "_s));
    SettingsStore settings = store();

    const auto error = settings.saveEndpoint(endpoint(u"wss://h/a"_s));

    QVERIFY(error);
    QCOMPARE(error->code, ChatError::Code::SettingsUnwritable);
    QVERIFY(settings.settings().endpoint().isEmpty());
}

void tst_SettingsStore::placementsAreKeptPerScreen()
{
    const QRect first(-1'920, 30, 384, 600);
    const QRect second(0, 0, 320, 400);
    SettingsStore settings = store();
    QVERIFY(!settings.placement(u"HDMI-1"_s));

    QVERIFY(!settings.setPlacement(u"HDMI-1"_s, first));
    QVERIFY(!settings.setPlacement(u"\\\\.\\DISPLAY1/ä%=]"_s, second));
    QVERIFY(!settings.setPlacement({}, second));

    for (const SettingsStore &read : {settings, store()}) {
        QCOMPARE(read.placement(u"HDMI-1"_s), std::optional(first));
        QCOMPARE(read.placement(u"\\\\.\\DISPLAY1/ä%=]"_s), std::optional(second));
        QCOMPARE(read.placement({}), std::optional(second));
        QVERIFY(!read.placement(u"DP-2"_s));
    }
}

void tst_SettingsStore::theLastScreenIsRemembered()
{
    SettingsStore settings = store();
    QCOMPARE(settings.lastScreen(), QString());

    for (const QString &screen : {u"HDMI-1"_s, u"\\\\.\\DISPLAY1/ä%=]"_s, u"HDMI-1"_s}) {
        QVERIFY(!settings.setPlacement(screen, QRect(0, 0, 384, 600)));
        QCOMPARE(store().lastScreen(), screen);
    }
}

void tst_SettingsStore::aPlacementThatIsNoneIsIgnored_data()
{
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("empty") << ""_ba;
    QTest::newRow("words") << "left top big big"_ba;
    QTest::newRow("three numbers") << "1 2 3"_ba;
    QTest::newRow("five numbers") << "1 2 3 4 5"_ba;
    QTest::newRow("no width") << "1 2 0 4"_ba;
    QTest::newRow("negative height") << "1 2 3 -4"_ba;
    QTest::newRow("overflow") << "2147483647 2 3 4"_ba;
    QTest::newRow("beyond a number") << "99999999999999999999 2 3 4"_ba;
    QTest::newRow("Qt's own type") << "@Rect(1 2 3 4)"_ba;
}

void tst_SettingsStore::aPlacementThatIsNoneIsIgnored()
{
    QFETCH(const QByteArray, value);
    setFile("[Windows]\nHDMI-1=" + value + "\n");

    QVERIFY(!store().placement(u"HDMI-1"_s));
}

void tst_SettingsStore::nothingIsLeftBesideTheFile()
{
    SettingsStore settings = store();
    QVERIFY(!settings.saveEndpoint(endpoint(u"wss://h/a"_s)));
    QVERIFY(!settings.setPlacement(u"HDMI-1"_s, QRect(1, 2, 3, 4)));

    QCOMPARE(QDir(QFileInfo(m_file).path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"E-Com67 Support.ini"_s});
}

QTEST_GUILESS_MAIN(tst_SettingsStore)
#include "tst_SettingsStore.moc"
