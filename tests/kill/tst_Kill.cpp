// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How often, and which random moments: --kills N, --seed N.
struct Plan
{
    int kills = 100;
    quint32 seed = 20'260'101;
};

static Plan &plan()
{
    static Plan chosen;
    return chosen;
}

/// What the files say after a kill, read from a copy: their recovery is the next run's own.
struct Found
{
    QString integrity;
    int sessions = 0;
    QStringList texts; ///< of the customer, in the order of the transcript
    QHash<QString, QString> deliveries; ///< by text
    QSet<QString> answers;
    QString draft;
};

/// Kills the program while it sends and receives, again and again.
class tst_Kill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTypedTextIsThereOnce();

private:
    void runAndKill(QRandomGenerator &random);
    void runToTheEnd();
    void readTyped(QProcess &customer);
    Found look();
    void verify(const Found &found);
    QHash<QString, int> receivedTexts() const;
    QStringList argumentsFor(quint32 seed, int number) const;

    QTemporaryDir m_folder;
    std::optional<LocalGateway> m_gateway;
    QSet<QString> m_typed; ///< as the program reported
    int m_newest = 0; ///< number typed so far, reported or not
};

static QString answerTo(const QString &text)
{
    return u"the answer to "_s + text;
}

void tst_Kill::initTestCase()
{
    QVERIFY(m_folder.isValid());
    GatewayOptions options;
    options.thinkingTime = 4ms;
    // Each question has an answer of its own, so that none can stand in for another.
    QJsonArray replies;
    for (int number = 1; number <= 20 * plan().kills; ++number)
        replies.append(QJsonObject{{u"regex"_s, u"^%1$"_s.arg(number)},
                                   {u"text"_s, answerTo(QString::number(number))}});
    options.script
        = std::get<ReplyScript>(ReplyScript::parse(QJsonDocument(replies).toJson(), u"numbers"_s));
    m_gateway.emplace(options);
    QVERIFY(std::holds_alternative<QUrl>(m_gateway->listen()));
}

QStringList tst_Kill::argumentsFor(quint32 seed, int number) const
{
    return {m_gateway->url().toString(), m_folder.filePath(u"profile/chat.sqlite"_s),
            QString::number(seed), QString::number(number)};
}

void tst_Kill::readTyped(QProcess &customer)
{
    while (customer.canReadLine())
        m_typed.insert(QString::fromUtf8(customer.readLine().trimmed()));
}

void tst_Kill::runAndKill(QRandomGenerator &random)
{
    const qsizetype enough = m_typed.size() + random.bounded(6);
    const std::chrono::milliseconds later(random.bounded(30));
    QProcess customer;
    customer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // A kiosk's disk takes its time, and what is between two syncs is what a kill can part.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"ECOM67_SLOW_DISK_FOLDER"_s, QDir(m_folder.path()).canonicalPath());
    environment.insert(u"ECOM67_SLOW_DISK_MS"_s, QString::number(random.bounded(6)));
    customer.setProcessEnvironment(environment);
    customer.start(QStringLiteral(ECOM67_KILL_DRIVER),
                   argumentsFor(random.generate(), m_newest + 1));
    QVERIFY(customer.waitForStarted(30'000));
    // Not QTRY_VERIFY, which looks only now and then: the moment is to be anywhere.
    QEventLoop loop;
    const auto killSoon = [this, &customer, enough, later] {
        readTyped(customer);
        if (m_typed.size() >= enough)
            QTimer::singleShot(later, Qt::PreciseTimer, &customer, &QProcess::kill); // SIGKILL
    };
    connect(&customer, &QProcess::readyReadStandardOutput, &loop, killSoon);
    connect(&customer, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    killSoon();
    loop.exec();

    QCOMPARE(customer.state(), QProcess::NotRunning);
    QCOMPARE(customer.exitStatus(), QProcess::CrashExit);
    readTyped(customer);
    // What it had written to the socket is received before anything is judged.
    QSignalSpy gone(&*m_gateway, &LocalGateway::clientDisconnected);
    while (m_gateway->connectionCount() > 0 && gone.wait(30'000))
        ;
    QCOMPARE(m_gateway->connectionCount(), 0);
}

void tst_Kill::runToTheEnd()
{
    QProcess customer;
    customer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    customer.start(QStringLiteral(ECOM67_KILL_DRIVER), argumentsFor(1, 0));
    // Not waitForFinished(): the gateway lives in this thread.
    QTRY_COMPARE_WITH_TIMEOUT(customer.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(customer.exitCode(), 0);
    readTyped(customer);
}

Found tst_Kill::look()
{
    Found found;
    const QTemporaryDir copies;
    for (const QString &part : {u""_s, u"-wal"_s})
        QFile::copy(m_folder.filePath(u"profile/chat.sqlite"_s) + part,
                    copies.filePath(u"copy"_s) + part);
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
        database.setDatabaseName(copies.filePath(u"copy"_s));
        QSqlQuery query(database.open() ? u"PRAGMA integrity_check"_s : QString(), database);
        found.integrity = query.next() ? query.value(0).toString() : u"does not open"_s;
        query.exec(u"SELECT draft FROM session"_s);
        for (; query.next(); ++found.sessions)
            found.draft = query.value(0).toString();
        query.exec(u"SELECT text, delivery FROM message WHERE role = 'User' ORDER BY id"_s);
        while (query.next()) {
            found.texts.append(query.value(0).toString());
            found.deliveries.insert(query.value(0).toString(), query.value(1).toString());
        }
        query.exec(u"SELECT text FROM message WHERE role = 'Assistant'"_s);
        while (query.next())
            found.answers.insert(query.value(0).toString());
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    return found;
}

QHash<QString, int> tst_Kill::receivedTexts() const
{
    QHash<QString, int> counts;
    for (const QByteArray &text : m_gateway->received())
        ++counts[QJsonDocument::fromJson(text).object().value("message"_L1).toString()];
    return counts;
}

void tst_Kill::verify(const Found &found)
{
    QCOMPARE(found.integrity, u"ok"_s);
    QVERIFY(QDir(m_folder.filePath(u"profile"_s)).entryList({u"*damaged*"_s}).isEmpty());
    if (found.sessions == 0)
        QVERIFY(m_typed.isEmpty()); // it did not get further than to begin
    QStringList all = found.texts;
    if (!found.draft.isEmpty())
        all.append(found.draft);
    // Each once, in the order typed; what is still being typed is the newest.
    int before = 0;
    for (const QString &text : std::as_const(all)) {
        QVERIFY2(text.toInt() > before, qPrintable(u"twice or out of order: "_s + text));
        before = text.toInt();
    }
    m_newest = std::max(m_newest, before);
    for (const QString &text : std::as_const(m_typed))
        QVERIFY2(all.contains(text), qPrintable(u"lost: "_s + text));

    static const QSet<QString> states{u"Queued"_s,   u"Sending"_s,    u"Delivered"_s,
                                      u"Answered"_s, u"Unanswered"_s, u"Failed"_s};
    for (auto text = found.deliveries.cbegin(); text != found.deliveries.cend(); ++text) {
        QVERIFY2(states.contains(text.value()), qPrintable(text.value()));
        // Nobody could ask again for one that was lost.
        QVERIFY2(text.value() != "Answered"_L1 || found.answers.contains(answerTo(text.key())),
                 qPrintable(u"the answer is lost: "_s + text.key()));
    }
    const auto received = receivedTexts();
    for (auto text = received.cbegin(); text != received.cend(); ++text) {
        QVERIFY2(text.value() == 1, qPrintable(u"received twice: "_s + text.key()));
        // What may have been sent never looks unsent.
        const QString state = found.deliveries.value(text.key(), u"nowhere"_s);
        QVERIFY2(state != "Queued"_L1 && state != "Failed"_L1 && state != "nowhere"_L1,
                 qPrintable(text.key() + u" was received but is "_s + state));
    }
}

void tst_Kill::everyTypedTextIsThereOnce()
{
    qInfo("%d kills at random moments, --seed %u", plan().kills, plan().seed);
    QRandomGenerator random(plan().seed);
    QHash<QString, int> states;
    int drafts = 0;
    for (int kill = 0; kill < plan().kills; ++kill) {
        runAndKill(random);
        if (QTest::currentTestFailed())
            return;
        const Found found = look();
        verify(found);
        if (QTest::currentTestFailed())
            return;
        drafts += found.draft.isEmpty() ? 0 : 1;
        for (const QString &text : found.texts.mid(std::max<qsizetype>(0, found.texts.size() - 3)))
            ++states[found.deliveries.value(text)];
    }
    runToTheEnd();
    if (QTest::currentTestFailed())
        return;
    const Found found = look();
    verify(found);
    QVERIFY(found.draft.isEmpty());
    const auto received = receivedTexts();
    for (const QString &text : found.texts) {
        const QString state = found.deliveries.value(text);
        // Failed: killed while it was being taken back.
        QVERIFY2(state == "Answered"_L1 || state == "Unanswered"_L1 || state == "Failed"_L1,
                 qPrintable(state));
        if (state == "Answered"_L1)
            QCOMPARE(received.value(text), 1);
    }
    qInfo("%lld texts; killed with a draft %d times; last three texts: queued %d, sending %d, "
          "delivered %d, answered %d, unanswered %d, taken back %d",
          qlonglong(found.texts.size()), drafts, states.value(u"Queued"_s),
          states.value(u"Sending"_s), states.value(u"Delivered"_s), states.value(u"Answered"_s),
          states.value(u"Unanswered"_s), states.value(u"Failed"_s));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const auto take = [&arguments](const QString &name) -> std::optional<uint> {
        const qsizetype at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size())
            return std::nullopt;
        const uint value = arguments.at(at + 1).toUInt();
        arguments.remove(at, 2);
        return value;
    };
    plan().kills = int(take(u"--kills"_s).value_or(uint(plan().kills)));
    plan().seed = take(u"--seed"_s).value_or(plan().seed);
    tst_Kill test;
    return QTest::qExec(&test, arguments);
}
#include "tst_Kill.moc"
