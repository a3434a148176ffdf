// SPDX-License-Identifier: MIT
#include "service/CommandTokenProvider.h"
#include "service/FileTokenProvider.h"
#include "service/FixedTokenProvider.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/stat.h>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;
using Reason = TokenProvider::Reason;

/// The simple sources of tokens, and everything that can be wrong with them.
class tst_TokenProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFixedAnswerComesAtOnce();
    void readsAFile_data();
    void readsAFile();
    void aFileThatIsNone_data();
    void aFileThatIsNone();
    void aChangedFileIsNoticed_data();
    void aChangedFileIsNoticed();
    void warnsOnceOfAFileOpenToOthers();
    void runsACommand_data();
    void runsACommand();
    void aSlowCommandIsKilledWithItsChildren();
    void theEndOfTheProviderKillsTheCommand();
    void aCommandGetsNoInputAndNoShell();

private:
    struct Outcome
    {
        QString token;
        std::optional<Code> code;
    };
    static Outcome ask(TokenProvider &provider);
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &content) const;
    QString script(const QByteArray &lines) const;

    std::optional<QTemporaryDir> m_folder;
};

void tst_TokenProviders::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder.emplace();
}

tst_TokenProviders::Outcome tst_TokenProviders::ask(TokenProvider &provider)
{
    QSignalSpy answered(&provider, &TokenProvider::answered);
    provider.request(Reason::Start);
    if (answered.isEmpty() && !answered.wait(20'000))
        return {};
    const auto answer = answered.constFirst().constFirst().value<TokenProvider::Answer>();
    if (const auto *problem = std::get_if<ChatError>(&answer))
        return {{}, problem->code};
    return {std::get<ProvidedToken>(answer).token, {}};
}

QString tst_TokenProviders::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        qFatal("the test cannot write its file");
    return file.fileName();
}

QString tst_TokenProviders::script(const QByteArray &lines) const
{
    const QString file = write(u"run"_s, "#!/bin/sh\n" + lines + '\n');
    QFile(file).setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    return file;
}

void tst_TokenProviders::aFixedAnswerComesAtOnce()
{
    FixedTokenProvider none{ProvidedToken()};
    FixedTokenProvider one{ProvidedToken{u"abc"_s}};
    QSignalSpy answered(&one, &TokenProvider::answered);

    one.request(Reason::Refused);

    QCOMPARE(answered.size(), 1);
    QCOMPARE(ask(one).token, u"abc"_s);
    QCOMPARE(ask(none).token, QString());
    QVERIFY(!ask(none).code);
}

void tst_TokenProviders::readsAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("token");
    QTest::addColumn<std::optional<Code>>("code");
    const std::optional<Code> none;

    QTest::newRow("plain") << QByteArray("abc.def.ghi") << u"abc.def.ghi"_s << none;
    QTest::newRow("white space around") << QByteArray("\n abc \r\n") << u"abc"_s << none;
    QTest::newRow("empty") << QByteArray() << QString() << std::optional(Code::TokenMissing);
    QTest::newRow("blank") << QByteArray(" \n\n") << QString() << std::optional(Code::TokenMissing);
    QTest::newRow("two lines") << QByteArray("abc\ndef") << QString()
                               << std::optional(Code::TokenInvalid);
    QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe", 4) << QString()
                            << std::optional(Code::TokenInvalid);
    QTest::newRow("just fits") << QByteArray(16 * 1'024, 'a') << QString(16 * 1'024, u'a') << none;
    QTest::newRow("too large") << QByteArray(16 * 1'024 + 1, 'a') << QString()
                               << std::optional(Code::TokenFileUnreadable);
    QTest::newRow("huge") << QByteArray(50'000'000, 'a') << QString()
                          << std::optional(Code::TokenFileUnreadable);
}

void tst_TokenProviders::readsAFile()
{
    QFETCH(const QByteArray, content);
    FileTokenProvider provider(write(u"token"_s, content), {});

    const Outcome outcome = ask(provider);

    QTEST(outcome.token, "token");
    QTEST(outcome.code, "code");
}

void tst_TokenProviders::aFileThatIsNone_data()
{
    QTest::addColumn<QString>("kind");

    for (const char *kind : {"missing", "folder", "pipe", "device", "link to nothing"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_TokenProviders::aFileThatIsNone()
{
    QFETCH(const QString, kind);
    QString file = path(u"token"_s);
    if (kind == u"folder"_s)
        file = m_folder->path();
    else if (kind == u"pipe"_s)
        QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
    else if (kind == u"device"_s)
        file = u"/dev/zero"_s;
    else if (kind == u"link to nothing"_s)
        QVERIFY(QFile::link(path(u"nothing"_s), file));
    FileTokenProvider provider(file, {});

    QCOMPARE(ask(provider).code, Code::TokenFileUnreadable);
}

void tst_TokenProviders::aChangedFileIsNoticed_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("isReplaced");

    QTest::newRow("written anew") << true << false;
    QTest::newRow("replaced by another file") << true << true;
    QTest::newRow("comes later") << false << false;
}

void tst_TokenProviders::aChangedFileIsNoticed()
{
    QFETCH(const bool, isThere);
    QFETCH(const bool, isReplaced);
    if (isThere)
        write(u"token"_s, "first");
    FileTokenProvider provider(path(u"token"_s), {.read = 3s, .settle = 1ms});
    QCOMPARE(ask(provider).token, isThere ? u"first"_s : QString());

    for (const QByteArray content : {"second", "third"}) {
        QSignalSpy changed(&provider, &TokenProvider::changed);
        if (isReplaced) {
            QVERIFY(QFile::remove(path(u"token"_s)));
            QVERIFY(QFile::rename(write(u"new"_s, content), path(u"token"_s)));
        } else {
            write(u"token"_s, content);
        }
        QVERIFY(!changed.isEmpty() || changed.wait());
        QTRY_COMPARE(ask(provider).token, QString::fromLatin1(content));
    }
}

void tst_TokenProviders::warnsOnceOfAFileOpenToOthers()
{
    const QString file = write(u"token"_s, "sesame");
    QVERIFY(QFile(file).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    FileTokenProvider provider(file, {});

    QTest::ignoreMessage(QtWarningMsg,
                         "the file of the token can be used by others than its owner");
    QCOMPARE(ask(provider).token, u"sesame"_s);
    QCOMPARE(ask(provider).token, u"sesame"_s); // a second warning would fail
}

void tst_TokenProviders::runsACommand_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("token");
    QTest::addColumn<std::optional<Code>>("code");
    const std::optional<Code> none;
    const std::optional failed(Code::TokenCommandFailed);

    QTest::newRow("prints it") << u"echo abc"_s << u"abc"_s << none;
    QTest::newRow("quoted") << u"printf \"%s\" \"abc\""_s << u"abc"_s << none;
    QTest::newRow("nothing") << u"true"_s << QString() << std::optional(Code::TokenMissing);
    QTest::newRow("two words") << u"printf \"a\\nb\""_s << QString()
                               << std::optional(Code::TokenInvalid);
    QTest::newRow("exit code") << u"false"_s << QString() << failed;
    QTest::newRow("not found") << u"/nowhere/at/all"_s << QString() << failed;
    QTest::newRow("no program") << u"/dev/null"_s << QString() << failed;
    QTest::newRow("a folder") << u"/tmp"_s << QString() << failed;
    QTest::newRow("none is set") << u"  "_s << QString() << failed;
    QTest::newRow("crashes") << u"sh -c \"kill -9 $$\""_s << QString() << failed;
    QTest::newRow("1 GB of output") << u"head -c 1000000000 /dev/zero"_s << QString() << failed;
    QTest::newRow("output without end") << u"yes"_s << QString() << failed;
    QTest::newRow("complains a lot")
        << u"sh -c \"head -c 10000000 /dev/zero >&2; echo abc\""_s << u"abc"_s << none;
}

void tst_TokenProviders::runsACommand()
{
    QFETCH(const QString, command);
    CommandTokenProvider provider(command, {});
    QFETCH(const std::optional<Code>, code);
    if (code == Code::TokenCommandFailed && !command.trimmed().isEmpty())
        QTest::ignoreMessage(
            QtWarningMsg, QRegularExpression(u"^the command of the token failed: [a-z0-9 ]+$"_s));

    const Outcome outcome = ask(provider);

    QTEST(outcome.token, "token");
    QCOMPARE(outcome.code, code);
}

/// The number a script has written as its second line of work, once it is there.
static pid_t childIn(const QString &file)
{
    QFile child(file);
    return child.open(QIODevice::ReadOnly) ? child.readAll().trimmed().toInt() : 0;
}

/// Gone, or dead and not yet collected by whoever inherited it.
static bool isDead(pid_t id)
{
    if (::kill(id, 0) != 0)
        return true;
    QFile stat(u"/proc/%1/stat"_s.arg(id));
    return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
}

void tst_TokenProviders::aSlowCommandIsKilledWithItsChildren()
{
    const QString file = path(u"child"_s);
    const QString run
        = script("sleep 1000 & echo $! > \"" + file.toUtf8() + ".new\"; mv \"" + file.toUtf8()
                 + ".new\" \"" + file.toUtf8() + "\"; echo part; wait");
    CommandTokenProvider provider(run, {.within = 1s});
    QTest::ignoreMessage(QtWarningMsg, "the command of the token failed: too slow");

    QCOMPARE(ask(provider).code, Code::TokenCommandFailed);

    const pid_t child = childIn(file);
    QVERIFY(child > 0);
    QTRY_VERIFY(isDead(child));
}

void tst_TokenProviders::theEndOfTheProviderKillsTheCommand()
{
    const QString file = path(u"child"_s);
    const QString run = script("echo $$ > \"" + file.toUtf8() + ".new\"; mv \"" + file.toUtf8()
                               + ".new\" \"" + file.toUtf8() + "\"; sleep 1000");
    {
        CommandTokenProvider provider(run, {.within = 100s});
        provider.request(Reason::Start);
        QTRY_VERIFY(childIn(file) > 0);
    }
    QTRY_VERIFY(isDead(childIn(file)));
}

void tst_TokenProviders::aCommandGetsNoInputAndNoShell()
{
    CommandTokenProvider reads(u"cat"_s, {});
    QCOMPARE(ask(reads).code, Code::TokenMissing);
    CommandTokenProvider echoes(u"echo $HOME;ls"_s, {});
    QCOMPARE(ask(echoes).token, u"$HOME;ls"_s);
}

QTEST_GUILESS_MAIN(tst_TokenProviders)
#include "tst_TokenProviders.moc"
