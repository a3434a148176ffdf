// SPDX-License-Identifier: MIT
#include "app/MessageLog.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcTest, "ecom67.test")

/// Takes the place of Qt's own handler, which writes to stderr.
static QStringList stderrLines;

static void keep(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &text)
{
    stderrLines.append(text);
}

class tst_MessageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void secretsAreNowhere_data();
    void secretsAreNowhere();
    void linesSayWhenWhoAndWhat();
    void withoutAFileThereIsOnlyStderr();
    void whatRedactionSaysDoesNotComeBack();
    void aFileThatCannotBeWrittenIsReportedOnce();
    void afterwardsEverythingIsAsBefore();

private:
    QString path() const { return m_folder->filePath(u"chat.log"_s); }
    QString content() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QtMessageHandler m_before = nullptr;
};

void tst_MessageLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    stderrLines.clear();
    m_before = qInstallMessageHandler(keep);
}

void tst_MessageLog::cleanup()
{
    qInstallMessageHandler(m_before);
}

QString tst_MessageLog::content() const
{
    QFile log(path());
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()) : QString();
}

void tst_MessageLog::secretsAreNowhere_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };

    row("token", u"wss://h/prod?a=1&token=SECRET&b=2"_s);
    row("session", u"wss://h/prod?sessionId=SECRET"_s);
    row("session by its form", u"of session-SECRETSECRET0123"_s);
    row("header", u"Authorization: Bearer SECRET\r\nHost: h"_s);
    row("JWT", u"eyJhbGciOiJIUzI1NiJ9.SECRET.c2ln"_s);
    row("user info", u"https://me:SECRET@h.example/"_s);
    row("proxy", u"kiosk:SECRET@proxy.example:3128"_s);
    row("quoted by a stream", u"\"{\\\"token\\\":\\\"SECRET\\\"}\""_s);
    row("control characters", u"x\n2026-01-01 forged line \x1b[2J \u202e token=SECRET"_s);
    row("very long", QString(10'000, u'x') + u" token=SECRET"_s);
}

void tst_MessageLog::secretsAreNowhere()
{
    QFETCH(const QString, text);
    MessageLog log;
    log.setFile(path());

    qCWarning(lcTest).noquote() << text;
    qCWarning(lcTest) << text; // quoted, as many lines are
    qCWarning(lcTest) << "the end";

    QTRY_VERIFY(content().endsWith(u"the end\n"_s));
    QCOMPARE(stderrLines.size(), 3);
    static const QRegularExpression unsafe(u"[^\\P{C}\\n]"_s);
    const QString all = stderrLines.join(u'\n');
    for (const QString &written : {all, content()}) {
        QVERIFY2(!written.contains(u"SECRET"_s), qPrintable(written));
        QVERIFY2(!unsafe.match(written).hasMatch(), qPrintable(written));
        QCOMPARE(written.trimmed().count(u'\n'), 2);
        QVERIFY(written.size() < 3 * 700);
    }
}

void tst_MessageLog::linesSayWhenWhoAndWhat()
{
    MessageLog log;
    log.setFile(path());

    qCCritical(lcTest) << "one" << 2;

    QTRY_VERIFY(content().endsWith(u'\n'));
    static const QRegularExpression form(
        u"\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\[\\d+\\] error ecom67\\.test: one 2\\n\\z"_s);
    QVERIFY2(form.match(content()).hasMatch(), qPrintable(content()));
    QCOMPARE(stderrLines, QStringList{u"one 2"_s});
}

void tst_MessageLog::withoutAFileThereIsOnlyStderr()
{
    MessageLog log;
    log.setFile({});

    qCWarning(lcTest) << "one";

    QCOMPARE(stderrLines, QStringList{u"one"_s});
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_MessageLog::whatRedactionSaysDoesNotComeBack()
{
    static int depth = 0;
    depth = 0;
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {
        ++depth;
        qWarning("again"); // would go on for ever
    });
    MessageLog log;

    qWarning("once");

    QCOMPARE(depth, 1);
}

void tst_MessageLog::aFileThatCannotBeWrittenIsReportedOnce()
{
    QVERIFY(QDir().mkdir(path())); // in its place
    MessageLog log;
    log.setFile(path());
    const auto reports = [] { return stderrLines.filter(u"cannot be written"_s).size(); };

    const auto isReported = [&reports] {
        qCWarning(lcTest) << "one";
        return reports() > 0;
    };
    QTRY_VERIFY(isReported()); // the writer has a thread of its own
    qCWarning(lcTest) << "two";
    qCWarning(lcTest) << "three";

    QCOMPARE(reports(), 1);
    QCOMPARE(stderrLines.last(), u"three"_s); // and nothing else is disturbed
}

void tst_MessageLog::afterwardsEverythingIsAsBefore()
{
    {
        const MessageLog log;
    }

    qWarning("token=SHOWN");

    QCOMPARE(stderrLines, QStringList{u"token=SHOWN"_s});
}

QTEST_GUILESS_MAIN(tst_MessageLog)
#include "tst_MessageLog.moc"
