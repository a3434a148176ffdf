// SPDX-License-Identifier: MIT
#include "core/UpdateRecord.h"
#include "service/NetworkSetup.h"
#include "service/UpdateCheck.h"
#include "support/RawServer.h"
#include "support/UpdateSigner.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As long as it lives; the program is "started again" by another UpdateCheck.
class MemoryRecord : public UpdateRecord
{
public:
    QDateTime lastRead() const override { return m_lastRead; }
    void setLastRead(const QDateTime &when) override { m_lastRead = when; }
    QJsonObject document() const override { return m_document; }
    void setDocument(const QJsonObject &document) override { m_document = document; }
    QString dismissedVersion() const override { return {}; }
    void setDismissedVersion(const QString & /*version*/) override { }

private:
    QDateTime m_lastRead;
    QJsonObject m_document;
};

} // namespace

/// When the notice is read, and what is made of it.
class tst_UpdateCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsOfANewerVersion();
    void asksWithNothingToBeKnownBy();
    void whatIsNotNewerIsNotTold_data();
    void whatIsNotNewerIsNotTold();
    void readsOnceADay();
    void whereNobodyIsReachedItTriesAgainSoon();
    void anOlderNoticeChangesNothing();
    void aClockThatWentBackDoesNotStopIt();
    void aRestartOnTheSameDayTellsWithoutReading();
    void theUpdatedProgramSaysNothing();
    void anotherKeyMakesTheOldNoticeNothing();
    void badAnswersChangeNothing_data();
    void badAnswersChangeNothing();
    void aWithdrawnNoticeIsTakenBack();
    void goesAwayWhileReading();

private:
    QByteArray answerWith(const QJsonObject &document, int status = 200) const;
    void start();
    bool lookedAgain(int connections);

    static constexpr UpdateCheck::Timing kQuick{.soonest = 0ms, .look = 10ms, .between = 24h};
    UpdateSigner m_signer;
    NetworkSetup m_network;
    QDateTime m_now;
    int m_looks = 0; ///< at the clock
    QByteArray m_answer;
    QByteArray m_asked;
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<MemoryRecord> m_record;
    std::unique_ptr<UpdateCheck> m_check;
};

void tst_UpdateCheck::init()
{
    m_now = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    m_asked.clear();
    m_answer = answerWith(m_signer.document(UpdateSigner::notice(u"0.2"_s)));
    m_server = std::make_unique<RawServer>([this](QTcpSocket &socket, const QByteArray &head) {
        m_asked = head;
        if (m_answer.isEmpty())
            return;
        socket.write(m_answer);
        socket.disconnectFromHost();
    });
    m_record = std::make_unique<MemoryRecord>();
}

void tst_UpdateCheck::cleanup()
{
    m_check.reset();
    m_server.reset();
}

QByteArray tst_UpdateCheck::answerWith(const QJsonObject &document, int status) const
{
    const QByteArray body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

void tst_UpdateCheck::start()
{
    QUrl address(u"http://127.0.0.1/notice.json"_s);
    address.setPort(m_server->serverPort());
    m_check = std::make_unique<UpdateCheck>(UpdateCheck::Setup{.address = address,
                                                               .publicKey = m_signer.publicKey(),
                                                               .current = QVersionNumber(0, 1, 0)},
                                            m_network, *m_record, kQuick, [this] {
                                                ++m_looks;
                                                return m_now;
                                            });
    m_check->start();
}

/// Whether, after the clock has been looked at ten more times, it has been read that often and no
/// more.
bool tst_UpdateCheck::lookedAgain(int connections)
{
    if (!QTest::qWaitFor([this, connections] { return m_server->connections >= connections; }))
        return false;
    const int looks = m_looks + 10;
    return QTest::qWaitFor([this, looks] { return m_looks >= looks; })
        && m_server->connections == connections;
}

void tst_UpdateCheck::tellsOfANewerVersion()
{
    start();
    QSignalSpy found(m_check.get(), &UpdateCheck::found);
    QVERIFY(!m_check->newer());
    QVERIFY(found.wait());
    QCOMPARE(m_check->newer()->version, QVersionNumber(0, 2));
    QCOMPARE(m_check->newer()->page, QUrl(u"https://shop.example/chat"_s));
}

void tst_UpdateCheck::asksWithNothingToBeKnownBy()
{
    start();
    QTRY_VERIFY(m_check->newer());
    QVERIFY(m_asked.startsWith("GET /notice.json HTTP/1.1\r\n"));
    for (const char *header : {"cookie:", "authorization:", "referer:"})
        QVERIFY2(!m_asked.toLower().contains(header), header);
}

void tst_UpdateCheck::whatIsNotNewerIsNotTold_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("the same") << u"0.1.0"_s;
    QTest::newRow("the same, shorter") << u"0.1"_s;
    QTest::newRow("older") << u"0.0.9"_s;
}

void tst_UpdateCheck::whatIsNotNewerIsNotTold()
{
    QFETCH(QString, version);
    m_answer = answerWith(m_signer.document(UpdateSigner::notice(version)));
    start();
    QVERIFY(lookedAgain(1));
    QTRY_VERIFY(!m_record->document().isEmpty());
    QVERIFY(!m_check->newer());
}

void tst_UpdateCheck::readsOnceADay()
{
    start();
    QVERIFY(lookedAgain(1));
    m_now = m_now.addSecs(24 * 3'600 - 1);
    QVERIFY(lookedAgain(1));
    m_now = m_now.addSecs(1);
    QVERIFY(lookedAgain(2));
    // One that fails is not asked more often.
    m_answer = answerWith({}, 503);
    m_now = m_now.addDays(1);
    QVERIFY(lookedAgain(3));
}

void tst_UpdateCheck::whereNobodyIsReachedItTriesAgainSoon()
{
    // As before there is a network: the connection ends without an answer.
    m_answer = "HTTP";
    start();
    QTRY_VERIFY(m_server->connections >= 3);
    QVERIFY(!m_record->lastRead().isValid());

    m_answer = answerWith(m_signer.document(UpdateSigner::notice(u"0.2"_s)));
    QTRY_VERIFY(m_check->newer());
    QVERIFY(lookedAgain(m_server->connections));
}

void tst_UpdateCheck::anOlderNoticeChangesNothing()
{
    start();
    QTRY_VERIFY(m_check->newer());
    // Signed once, and sent again by somebody who has the server only.
    m_answer = answerWith(
        m_signer.document(UpdateSigner::notice(u"0.1.0"_s, u"2025-12-31T12:00:00Z"_s)));
    m_now = m_now.addDays(1);
    QVERIFY(lookedAgain(2));
    QTRY_COMPARE(m_record->lastRead(), m_now);
    QVERIFY(m_check->newer());

    m_answer = answerWith(
        m_signer.document(UpdateSigner::notice(u"0.1.0"_s, u"2026-01-02T12:00:00Z"_s)));
    m_now = m_now.addDays(1);
    QTRY_VERIFY(!m_check->newer());
}

void tst_UpdateCheck::aClockThatWentBackDoesNotStopIt()
{
    start();
    QVERIFY(lookedAgain(1));
    m_now = m_now.addYears(-5);
    QVERIFY(lookedAgain(2));
}

void tst_UpdateCheck::aRestartOnTheSameDayTellsWithoutReading()
{
    start();
    QTRY_VERIFY(m_check->newer());
    m_now = m_now.addSecs(3'600);
    start();
    QVERIFY(m_check->newer());
    QCOMPARE(m_check->newer()->version, QVersionNumber(0, 2));
    QVERIFY(lookedAgain(1));
}

void tst_UpdateCheck::theUpdatedProgramSaysNothing()
{
    m_record->setDocument(m_signer.document(UpdateSigner::notice(u"0.1.0"_s)));
    m_record->setLastRead(m_now);
    start();
    QVERIFY(!m_check->newer());
}

void tst_UpdateCheck::anotherKeyMakesTheOldNoticeNothing()
{
    m_record->setDocument(
        UpdateSigner().document(QJsonDocument(UpdateSigner::notice(u"7.0"_s)).toJson()));
    m_record->setLastRead(m_now);
    start();
    QVERIFY(!m_check->newer());
}

void tst_UpdateCheck::badAnswersChangeNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QJsonObject newer = m_signer.document(UpdateSigner::notice(u"9.0"_s));
    QTest::newRow("not signed by us") << answerWith(
        UpdateSigner().document(QJsonDocument(UpdateSigner::notice(u"9.0"_s)).toJson()));
    QTest::newRow("no JSON") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("an error with a good body") << answerWith(newer, 404);
    QTest::newRow("elsewhere") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("too large") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n"
                                             + QByteArray(900'000, ' '));
}

void tst_UpdateCheck::badAnswersChangeNothing()
{
    QFETCH(QByteArray, answer);
    start();
    QTRY_VERIFY(m_check->newer());
    QSignalSpy found(m_check.get(), &UpdateCheck::found);
    m_answer = answer;
    m_now = m_now.addDays(2);
    QVERIFY(lookedAgain(2));
    QCOMPARE(m_check->newer()->version, QVersionNumber(0, 2));
    QVERIFY(found.isEmpty());
    QTRY_COMPARE(m_record->lastRead(), m_now);
}

void tst_UpdateCheck::aWithdrawnNoticeIsTakenBack()
{
    start();
    QTRY_VERIFY(m_check->newer());
    m_answer = answerWith(m_signer.document(UpdateSigner::notice(u"0.1.0"_s)));
    m_now = m_now.addDays(1);
    QTRY_VERIFY(!m_check->newer());
}

void tst_UpdateCheck::goesAwayWhileReading()
{
    m_answer.clear();
    start();
    QTRY_COMPARE(m_server->connections, 1);
    m_check.reset();
    // What was asked for is let go of.
    QTRY_COMPARE(m_server->openSockets(), 0);
}

QTEST_GUILESS_MAIN(tst_UpdateCheck)
#include "tst_UpdateCheck.moc"
