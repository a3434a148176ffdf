// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "service/ChatService.h"
#include "support/TestTransport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Role = Message::Role;
using State = ConnectionStatus::State;
using Code = ChatError::Code;

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Delivery)
Q_DECLARE_METATYPE(Code)

/// The service and the real transport against the local gateway, with each of its faults: what
/// the customer is told, and that all is well again once the fault is over.
class tst_Conversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void talks();
    void faultOfOneQuestion_data();
    void faultOfOneQuestion();
    void faultOfTheConnection_data();
    void faultOfTheConnection();
    void tokenIsJudged();
    void gatewayComesBack();
    void lifetimeEndIsSilent();
};

void tst_Conversation::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static GatewayOptions quickGateway()
{
    GatewayOptions options;
    options.thinkingTime = 5ms;
    options.quotas.integration = 100ms;
    return options;
}

/// How long a customer waits: briefly where a row is about that, and long where it is not, since a
/// machine may be slow.
enum class Patience { Short, Long };

static std::chrono::milliseconds waitFor(Patience patience)
{
    return patience == Patience::Short ? 2s : 20s;
}

/// For QTRY_...: longer than any wait of the service.
static constexpr int kLongest = 30'000;

/// A gateway, a service that talks to it with short pauses, and what the service said.
struct Talk
{
    explicit Talk(const GatewayOptions &options = quickGateway(), const QString &token = {},
                  Patience patience = Patience::Long)
        : gateway(options)
        , transport(test::makeTestTransport(
              {.pingEvery = 50ms, .silenceAfter = 20s, .closeWithin = 100ms}))
        , service(*transport,
                  ReconnectPolicy({.firstDelay = 5ms,
                                   .longestDelay = 40ms,
                                   .plannedDelay = 5ms,
                                   .rateLimitedDelay = 50ms,
                                   .longestAskedDelay = 100ms,
                                   .slowDelay = 50ms,
                                   .attemptsBeforeSlow = 1'000}),
                  {.firstHandshake = waitFor(patience),
                   .laterHandshake = waitFor(patience),
                   .slowAfter = 100ms,
                   .stableAfter = 50ms,
                   .stillWorkingAfter = 100ms,
                   .unansweredAfter = waitFor(patience),
                   .gatewayTimeoutGrace = 20s})
        , messages(&service, &ChatService::messageReceived)
    {
        url = std::get<QUrl>(gateway.listen()).toString();
        service.configure({.endpoint = Endpoint::parse(url), .session = session, .token = token});
        QObject::connect(&service, &ChatService::deliveryChanged, &service,
                         [this](MessageId id, Delivery delivery, std::optional<Code> failure) {
                             deliveries[id] = delivery;
                             failures[id] = failure;
                         });
        QObject::connect(&service, &ChatService::statusChanged, &service,
                         [this](const ConnectionStatus &status) { states.append(status); });
    }
    void ask(MessageId id, const QString &text = u"What can you do?"_s)
    {
        service.send({.id = id,
                      .text = text,
                      .clientId = u"c%1"_s.arg(id),
                      .timestamp = QDateTime::currentDateTimeUtc()});
    }
    bool isOnline() const { return service.status().state == State::Online; }
    bool isSettled(MessageId id) const
    {
        const auto found = deliveries.find(id);
        return found != deliveries.end() && found->second >= Delivery::Answered;
    }
    int count(Role role) const
    {
        int found = 0;
        for (const auto &arguments : messages)
            found += arguments.at(0).value<Message>().role == role ? 1 : 0;
        return found;
    }
    /// No question went over the wire twice.
    bool sentEachOnce() const
    {
        QSet<QString> seen;
        for (const QByteArray &text : gateway.received()) {
            const auto id = QJsonDocument::fromJson(text)["metadata"_L1]["clientMessageId"_L1];
            if (seen.contains(id.toString()))
                return false;
            seen.insert(id.toString());
        }
        return true;
    }

    SessionId session = SessionId::generate();
    QString url;
    LocalGateway gateway;
    const std::unique_ptr<ChatTransport> transport;
    ChatService service;
    QSignalSpy messages;
    std::map<MessageId, Delivery> deliveries;
    std::map<MessageId, std::optional<Code>> failures;
    QList<ConnectionStatus> states;
};

static QList<Fault> faultsFrom(const QString &text)
{
    return std::get<QList<Fault>>(Fault::parseAll({text}));
}

void tst_Conversation::talks()
{
    Talk talk;
    talk.service.start();
    QTRY_VERIFY_WITH_TIMEOUT(talk.isOnline(), kLongest);
    for (const MessageId id : {1, 2, 3})
        talk.ask(id);
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(3), kLongest);
    for (const MessageId id : {1, 2, 3})
        QCOMPARE(talk.deliveries[id], Delivery::Answered);
    QCOMPARE(talk.count(Role::Assistant), 3);
    QVERIFY(!talk.service.isAssistantTyping());
    QVERIFY(talk.sentEachOnce());

    talk.service.stop();
    QTRY_COMPARE_WITH_TIMEOUT(talk.gateway.connectionCount(), 0, kLongest);
    QCOMPARE(talk.service.status().state, State::Stopped);
}

void tst_Conversation::faultOfOneQuestion_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<int>("failure");
    const auto row = [](const char *fault, Delivery delivery, std::optional<Code> failure = {}) {
        QTest::newRow(fault) << delivery << (failure ? int(*failure) : -1);
    };
    row("no-typing", Delivery::Answered);
    row("late-answer=150", Delivery::Answered);
    row("timeout-then-answer=20", Delivery::Answered);
    row("fragment=16", Delivery::Answered);
    row("big=100000", Delivery::Answered);
    row("flood=500", Delivery::Answered);
    row("duplicate-answer", Delivery::Answered);
    row("blank-answer", Delivery::Answered);
    row("no-answer", Delivery::Unanswered, Code::AnswerTimeout);
    row("typing-forever", Delivery::Unanswered, Code::AnswerTimeout);
    row("foreign-session", Delivery::Unanswered, Code::AnswerTimeout);
    row("not-json", Delivery::Unanswered, Code::AnswerTimeout);
    row("binary", Delivery::Unanswered, Code::AnswerTimeout);
    row("close=1000", Delivery::Unanswered, Code::ConnectionLost);
    row("close=1001", Delivery::Unanswered, Code::ConnectionLost);
    row("close=1009", Delivery::Failed, Code::MessageTooLong);
    row("close=1011", Delivery::Unanswered, Code::ConnectionLost);
    row("close=1012", Delivery::Unanswered, Code::ConnectionLost);
    row("close-hold=1011", Delivery::Unanswered, Code::ConnectionLost);
    row("throttle", Delivery::Unanswered, Code::ConnectionLost);
    row("reset", Delivery::Unanswered, Code::ConnectionLost);
    row("fin", Delivery::Unanswered, Code::ConnectionLost);
    row("rsv-bit", Delivery::Unanswered, Code::ConnectionLost);
    row("bad-utf8", Delivery::Unanswered, Code::UnreadableMessage);
    row("big=2000000", Delivery::Unanswered, Code::UnreadableMessage);
    row("internal-error", Delivery::Failed, Code::GatewayInternal);
    row("forbidden", Delivery::Failed, Code::GatewayForbidden);
    row("error-frame", Delivery::Failed, Code::AssistantFailed);
    row("object-text", Delivery::Failed, Code::UnreadableMessage);
    if (test::isOwnTransport()) { // which knows both rules of RFC 6455
        row("masked", Delivery::Unanswered, Code::ConnectionLost);
        row("fragment-utf8", Delivery::Answered);
    } else {
        row("masked", Delivery::Answered);
        row("fragment-utf8", Delivery::Unanswered, Code::UnreadableMessage);
    }
}

void tst_Conversation::faultOfOneQuestion()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const int, failure);
    const QString fault = QString::fromLatin1(QTest::currentDataTag());
    Talk talk(quickGateway(), {},
              failure == int(Code::AnswerTimeout) ? Patience::Short : Patience::Long);
    talk.gateway.setFaults(faultsFrom(fault + u"@1"_s));
    talk.service.start();
    QTRY_VERIFY_WITH_TIMEOUT(talk.isOnline(), kLongest);

    talk.ask(1, u"Tell me about your grüße and 😀"_s);
    talk.ask(2);
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(1), kLongest);
    QCOMPARE(talk.deliveries[1], delivery);
    QCOMPARE(talk.failures[1] ? int(*talk.failures[1]) : -1, failure);

    // Then all is well again, without anybody doing anything.
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(2), kLongest);
    QCOMPARE(talk.deliveries[2], Delivery::Answered);
    QTRY_VERIFY_WITH_TIMEOUT(!talk.service.isAssistantTyping(), kLongest);
    QVERIFY(talk.isOnline());
    QTRY_COMPARE_WITH_TIMEOUT(talk.gateway.connectionCount(), 1, kLongest);
    QVERIFY(talk.sentEachOnce());
    QCOMPARE(talk.count(Role::Error), fault == "error-frame"_L1 ? 1 : 0);
}

void tst_Conversation::faultOfTheConnection_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("error");
    const auto row = [](const char *fault, State state, std::optional<Code> error) {
        QTest::newRow(fault) << state << (error ? int(*error) : -1);
    };
    row("handshake-status=400", State::Misconfigured, Code::HandshakeBadRequest);
    row("handshake-status=403", State::Misconfigured, Code::HandshakeForbidden);
    row("handshake-status=429", State::Reconnecting, Code::RateLimited);
    row("handshake-status=500", State::Reconnecting, Code::ServerTrouble);
    row("handshake-status=502", State::Reconnecting, Code::ServerTrouble);
    row("handshake-status=504", State::Reconnecting, Code::ServerTrouble);
    row("handshake-status-close=503", State::Reconnecting, Code::ServerTrouble);
    row("silent", State::Reconnecting, Code::ConnectTimeout);
    row("slow-handshake=50", State::Reconnecting, Code::ConnectTimeout);
    row("huge-header=2000000", State::Reconnecting, Code::ProtocolViolation);
    row("bad-accept", State::Reconnecting, Code::ProtocolViolation);
    row("garbage", State::Reconnecting, Code::ProtocolViolation);
    row("redirect", State::Misconfigured, Code::HandshakeRedirected);
    row("captive-portal", State::Misconfigured, Code::HandshakeCaptivePortal);
    row("accept-then-drop", State::Reconnecting, Code::ConnectionLost);
    row("drop-after-connect=0", State::Reconnecting, Code::ConnectionLost);
    row("close-idle=1001", State::Reconnecting, std::nullopt);
    row("close-idle=1012", State::Reconnecting, Code::ServerTrouble);
}

void tst_Conversation::faultOfTheConnection()
{
    QFETCH(const State, state);
    QFETCH(const int, error);
    Talk talk(quickGateway(), {},
              error == int(Code::ConnectTimeout) ? Patience::Short : Patience::Long);
    talk.gateway.setFaults(faultsFrom(QString::fromLatin1(QTest::currentDataTag()) + u"@2"_s));
    talk.service.start();
    talk.ask(1);

    // Twice refused, then online: the question that waited is answered, unless it was on the wire.
    // On a slow machine it is settled and online before the second refusal.
    const auto waits = [&talk, state] {
        return std::count_if(talk.states.cbegin(), talk.states.cend(),
                             [state](const ConnectionStatus &one) { return one.state == state; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(1), kLongest);
    QTRY_COMPARE_WITH_TIMEOUT(waits(), 2, kLongest);
    QTRY_VERIFY_WITH_TIMEOUT(talk.isOnline(), kLongest);
    for (const ConnectionStatus &status : std::as_const(talk.states)) {
        if (status.state != state)
            continue;
        QCOMPARE(status.error ? int(status.error->code) : -1, error);
        QVERIFY(!status.retryAt.isForever());
    }
    QCOMPARE(waits(), 2);
    QVERIFY(talk.sentEachOnce());
    talk.ask(2);
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(2), kLongest);
    QCOMPARE(talk.deliveries[2], Delivery::Answered);
    QCOMPARE(talk.gateway.connectionCount(), 1);
}

void tst_Conversation::tokenIsJudged()
{
    GatewayOptions options = quickGateway();
    options.requiresToken = true;
    options.tokens.secret = "secret";
    Talk anonymous(options);
    anonymous.service.start();
    QTRY_COMPARE_WITH_TIMEOUT(anonymous.service.status().state, State::AuthRequired, kLongest);
    QCOMPARE(anonymous.service.status().error->httpStatus, 401);

    Talk refused(options, u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA"_s);
    refused.service.start();
    QTRY_COMPARE_WITH_TIMEOUT(refused.service.status().state, State::AuthRequired, kLongest);
    QCOMPARE(refused.service.status().error->setting, u"token"_s);
}

void tst_Conversation::gatewayComesBack()
{
    Talk talk;
    talk.service.start();
    QTRY_VERIFY_WITH_TIMEOUT(talk.isOnline(), kLongest);
    const quint16 port = talk.gateway.port();
    talk.gateway.stopListening();
    talk.gateway.dropConnections(true);
    QTRY_VERIFY_WITH_TIMEOUT(talk.service.status().attempt >= 5, kLongest);
    talk.ask(1);
    QCOMPARE(talk.deliveries[1], Delivery::Queued);

    QVERIFY(std::holds_alternative<QUrl>(talk.gateway.listen(port)));
    QTRY_VERIFY_WITH_TIMEOUT(talk.isSettled(1), kLongest);
    QCOMPARE(talk.deliveries[1], Delivery::Answered);
    QTRY_COMPARE_WITH_TIMEOUT(talk.service.status().attempt, 0, kLongest);
}

void tst_Conversation::lifetimeEndIsSilent()
{
    GatewayOptions options = quickGateway();
    options.quotas.lifetime = 150ms;
    Talk talk(options);
    talk.service.start();
    QTRY_VERIFY_WITH_TIMEOUT(talk.gateway.handshakes().size() >= 3, kLongest);
    for (const ConnectionStatus &status : std::as_const(talk.states)) {
        QVERIFY(!status.error);
        QVERIFY(status.state == State::Connecting || status.state == State::Online
                || status.state == State::Reconnecting);
    }
    QVERIFY(talk.messages.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Conversation)
#include "tst_Conversation.moc"
