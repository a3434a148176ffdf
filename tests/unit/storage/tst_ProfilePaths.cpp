// SPDX-License-Identifier: MIT
#include "storage/ProfilePaths.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ProfilePaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theUnnamedProfileHasPlainNames_data();
    void theUnnamedProfileHasPlainNames();
    void aNamedProfileHasPlacesOfItsOwn();
    void aNameThatIsNoFolderIsRefused_data();
    void aNameThatIsNoFolderIsRefused();
    void nothingIsCreated();

private:
    QTemporaryDir m_home;
};

void tst_ProfilePaths::init()
{
#ifndef Q_OS_LINUX
    QSKIP("the places are redirected through the variables of freedesktop.org");
#endif
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home.filePath(u"data"_s)));
}

void tst_ProfilePaths::theUnnamedProfileHasPlainNames_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("empty") << QString();
    QTest::newRow("default") << u"default"_s;
    QTest::newRow("in capitals") << u"DEFAULT"_s;
}

void tst_ProfilePaths::theUnnamedProfileHasPlainNames()
{
    QFETCH(const QString, name);

    const auto paths = ProfilePaths::forProfile(name);

    QVERIFY(std::holds_alternative<ProfilePaths>(paths));
    const auto &found = std::get<ProfilePaths>(paths);
    QCOMPARE(found.profile(), u"default"_s);
    QCOMPARE(found.settingsFile(), m_home.filePath(u"config/E-Com67/E-Com67 Support.ini"_s));
    QCOMPARE(found.dataFolder(), m_home.filePath(u"data/E-Com67/E-Com67 Support/default"_s));
    QCOMPARE(found.conversationFile(), found.dataFolder() + u"/chat.sqlite"_s);
}

void tst_ProfilePaths::aNamedProfileHasPlacesOfItsOwn()
{
    const auto paths = ProfilePaths::forProfile(u"Staff_test-2");

    QVERIFY(std::holds_alternative<ProfilePaths>(paths));
    const auto &found = std::get<ProfilePaths>(paths);
    QCOMPARE(found.profile(), u"Staff_test-2"_s);
    QCOMPARE(found.settingsFile(),
             m_home.filePath(u"config/E-Com67/E-Com67 Support-Staff_test-2.ini"_s));
    QCOMPARE(found.dataFolder(), m_home.filePath(u"data/E-Com67/E-Com67 Support/Staff_test-2"_s));
}

void tst_ProfilePaths::aNameThatIsNoFolderIsRefused_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("parent") << u".."_s;
    QTest::newRow("path") << u"../../etc"_s;
    QTest::newRow("slash") << u"a/b"_s;
    QTest::newRow("backslash") << u"a\\b"_s;
    QTest::newRow("dot") << u"a.b"_s;
    QTest::newRow("space") << u"a b"_s;
    QTest::newRow("only a space") << u" "_s;
    QTest::newRow("colon") << u"C:"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(QChar::Null));
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("letters that only look Latin") << u"staf\u0455"_s;
    QTest::newRow("digits that are not ASCII") << u"\u0661"_s;
    QTest::newRow("33 characters") << QString(33, u'a');
    QTest::newRow("very long") << QString(100'000, u'a');
    QTest::newRow("device of Windows") << u"NUL"_s;
    QTest::newRow("port of Windows") << u"com1"_s;
}

void tst_ProfilePaths::aNameThatIsNoFolderIsRefused()
{
    QFETCH(const QString, name);

    const auto paths = ProfilePaths::forProfile(name);

    QVERIFY(std::holds_alternative<ChatError>(paths));
    QCOMPARE(std::get<ChatError>(paths).code, ChatError::Code::ProfileInvalid);
    QCOMPARE(std::get<ChatError>(paths).setting, u"profile"_s);
}

void tst_ProfilePaths::nothingIsCreated()
{
    QVERIFY(std::holds_alternative<ProfilePaths>(
        ProfilePaths::forProfile(QString(ProfilePaths::kLongestName, u'a'))));

    QVERIFY(QDir(m_home.path()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_ProfilePaths)
#include "tst_ProfilePaths.moc"
