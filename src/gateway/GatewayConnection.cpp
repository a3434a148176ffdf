// SPDX-License-Identifier: MIT
#include "gateway/GatewayConnection.h"

#include "gateway/AnswerRun.h"
#include "gateway/GatewayFrames.h"
#include "gateway/GatewayState.h"
#include "gateway/HandshakeResponder.h"
#include "gateway/Logging.h"
#include "gateway/TcpReset.h"
#include "websocket/HttpHead.h"

#include <QTcpSocket>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

/// How long a peer may take to answer a close frame.
static constexpr milliseconds kCloseWait{2'000};

static FrameReader::Limits limitsOf(const Quotas &quotas)
{
    return {.longestFrame = quotas.longestFrame, .longestMessage = quotas.longestMessage};
}

static Dialect::Kind dialectFor(const GatewayOptions &options, const ActiveFaults &faults)
{
    if (faults.has(Fault::Kind::Legacy))
        return Dialect::Kind::Legacy;
    return faults.has(Fault::Kind::Admin) ? Dialect::Kind::Admin : options.dialect;
}

GatewayConnection::GatewayConnection(QTcpSocket *socket, GatewayState &state, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_state(state)
    , m_faults(state.faults.forNextConnection())
    , m_writer(*socket)
    , m_reader(WebSocketRole::Server, limitsOf(state.options.quotas))
    , m_frames(WebSocketRole::Server)
    , m_planner(state.options, state.assistant)
    , m_dialect(dialectFor(state.options, m_faults))
    , m_id(frames::freshId())
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &GatewayConnection::readSocket);
    connect(m_socket, &QTcpSocket::disconnected, this, &GatewayConnection::socketGone);

    const Quotas &quotas = state.options.quotas;
    for (auto [timer, limit] :
         {std::pair(&m_handshakeLimit, quotas.handshake), std::pair(&m_idleLimit, quotas.idle),
          std::pair(&m_lifeLimit, quotas.lifetime)}) {
        timer->setSingleShot(true);
        timer->setInterval(limit);
    }
    connect(&m_handshakeLimit, &QTimer::timeout, this, [this] { endTcp(false); });
    const auto goAway = [this] { close(CloseCode::GoingAway, "Going away"); };
    connect(&m_idleLimit, &QTimer::timeout, this, goAway);
    connect(&m_lifeLimit, &QTimer::timeout, this, goAway);
}

GatewayConnection::~GatewayConnection() = default;

void GatewayConnection::start()
{
    if (m_faults.has(Fault::Kind::AcceptThenDrop)) {
        endTcp(false);
        return;
    }
    m_handshakeLimit.start();
    readSocket();
}

void GatewayConnection::readSocket()
{
    switch (m_phase) {
    case Phase::Handshake:
        readHandshake();
        break;
    case Phase::Open:
    case Phase::Closing:
        m_reader.append(m_socket->readAll());
        readFrames();
        break;
    case Phase::Deaf:
        if (!m_faults.has(Fault::Kind::NeverRead))
            m_socket->readAll();
        break;
    case Phase::Ended:
        break;
    }
}

void GatewayConnection::readHandshake()
{
    m_request += m_socket->readAll();
    while (m_phase == Phase::Handshake && !m_request.isEmpty()) {
        const auto parsed = HttpHead::parse(m_request);
        if (const auto *problem = std::get_if<HttpHead::Problem>(&parsed)) {
            if (*problem != HttpHead::Problem::Incomplete)
                follow(HandshakeResponder::answer(*problem));
            return;
        }
        const auto &head = std::get<HttpHead>(parsed);
        m_request.remove(0, head.size);
        const HandshakeAnswer answer = HandshakeResponder(m_state.options)
                                           .answer(head, m_faults, QDateTime::currentDateTimeUtc());
        recordHandshake(head, answer.status);
        follow(answer);
    }
}

void GatewayConnection::recordHandshake(const HttpHead &head, int status)
{
    const QList<QByteArray> words = head.startLine.split(' ');
    const QByteArray target = words.value(1);
    const qsizetype mark = target.indexOf('?');
    m_state.record.add(HandshakeRecord{
        .path = mark < 0 ? target : target.first(mark),
        .query = HandshakeRecord::parsedQuery(mark < 0 ? QByteArray() : target.sliced(mark + 1)),
        .headers = head.headers,
        .answeredStatus = status});
    qCDebug(lcGateway) << "handshake answered with" << status;
}

void GatewayConnection::follow(const HandshakeAnswer &answer)
{
    m_writer.setTimePerByte(answer.timePerByte);
    m_writer.write(answer.bytes);
    switch (answer.then) {
    case HandshakeAnswer::Then::Open:
        open();
        break;
    case HandshakeAnswer::Then::Wait:
        m_handshakeLimit.start();
        break;
    case HandshakeAnswer::Then::Close:
        finishTcp();
        break;
    case HandshakeAnswer::Then::Ignore:
        m_phase = Phase::Deaf;
        m_handshakeLimit.stop();
        break;
    }
}

void GatewayConnection::open()
{
    m_phase = Phase::Open;
    m_handshakeLimit.stop();
    m_idleLimit.start();
    m_lifeLimit.start();
    Q_EMIT opened();
    meetFaultsAfterOpening();
    m_reader.append(std::exchange(m_request, {}));
    readFrames();
}

void GatewayConnection::meetFaultsAfterOpening()
{
    using Kind = Fault::Kind;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (const auto time = m_faults.valueOf(Kind::Dribble))
        m_writer.afterwards([this, time] { m_writer.setTimePerByte(milliseconds(*time)); });
    if (m_dialect == Dialect::Kind::Legacy)
        sendText(frames::toWire(frames::legacyWelcome(now)));
    if (m_faults.has(Kind::SystemNotice)) {
        const QString notice = u"The assistant will be unavailable from 22:00 to 22:15."_s;
        sendText(frames::toWire(frames::systemNotice(notice, now)));
    }
    if (const auto count = m_faults.valueOf(Kind::PingFlood))
        m_writer.write(m_frames.ping().repeated(*count));
    if (m_faults.has(Kind::NeverRead)) {
        m_socket->setReadBufferSize(1);
        m_phase = Phase::Deaf;
    }
    if (const auto code = m_faults.valueOf(Kind::CloseIdle))
        close(static_cast<CloseCode>(*code), {});
    if (const auto time = m_faults.valueOf(Kind::DropAfterConnect))
        startRun({step::Wait{milliseconds(*time)}, step::Drop{false}});
}

void GatewayConnection::readFrames()
{
    while (auto event = m_reader.next())
        handle(*event);
}

void GatewayConnection::handle(const FrameEvent &event)
{
    if (event.kind == FrameEvent::Kind::Close) {
        if (m_phase == Phase::Open)
            sendClose({.code = event.code, .reason = {}, .keepsTcp = false});
        if (!m_holdsTcp)
            finishTcp();
        return;
    }
    if (m_phase != Phase::Open)
        return;
    switch (event.kind) {
    case FrameEvent::Kind::Text:
        handleText(event.payload);
        break;
    case FrameEvent::Kind::Binary:
        close(CloseCode::UnsupportedData, "Binary frames are not supported");
        break;
    case FrameEvent::Kind::Ping:
        m_writer.write(m_frames.pong(event.payload));
        break;
    case FrameEvent::Kind::Violation:
        close(event.code, event.payload);
        break;
    case FrameEvent::Kind::Pong:
    case FrameEvent::Kind::Close:
        break;
    }
}

void GatewayConnection::handleText(const QByteArray &utf8)
{
    m_idleLimit.start();
    m_state.record.add(utf8);
    Q_EMIT textReceived(utf8);
    const Route route = Route::of(utf8, m_dialect);
    const bool isQuestion = route.kind == Route::Kind::Question;
    const ActiveFaults faults = isQuestion ? m_state.faults.forNextQuestion() : ActiveFaults();
    startRun(m_planner.plan(route, m_dialect, faults, m_id, QDateTime::currentDateTimeUtc()));
}

void GatewayConnection::startRun(const Steps &steps)
{
    auto *run = new AnswerRun(steps, m_state.options.quotas.integration, this);
    m_runs.append(run);
    connect(run, &AnswerRun::stepDue, this, &GatewayConnection::perform);
    connect(run, &AnswerRun::timedOut, this, [this] {
        sendText(frames::toWire(
            frames::gatewayNotice(u"Endpoint request timed out"_s, m_id, frames::freshId())));
    });
    connect(run, &AnswerRun::finished, this, [this, run] {
        m_runs.removeOne(run);
        run->deleteLater();
    });
    run->start();
}

void GatewayConnection::perform(const Step &step)
{
    if (m_phase != Phase::Open)
        return;
    if (const auto *text = std::get_if<step::Text>(&step))
        sendText(text->utf8);
    else if (const auto *wire = std::get_if<step::Wire>(&step))
        m_writer.write(wire->bytes);
    else if (const auto *stall = std::get_if<step::Stall>(&step))
        m_writer.pause(stall->time);
    else if (const auto *end = std::get_if<step::Close>(&step))
        sendClose(*end);
    else if (const auto *lost = std::get_if<step::Drop>(&step))
        m_writer.afterwards([this, isReset = lost->isReset] { endTcp(isReset); });
}

void GatewayConnection::sendText(const QByteArray &utf8)
{
    if (m_phase != Phase::Open)
        return;
    m_idleLimit.start();
    m_writer.write(m_frames.text(utf8));
}

void GatewayConnection::close(CloseCode code, const QByteArray &reason)
{
    sendClose({.code = code, .reason = reason, .keepsTcp = false});
}

void GatewayConnection::sendClose(const step::Close &close)
{
    if (m_phase != Phase::Open)
        return;
    m_phase = Phase::Closing;
    m_holdsTcp = close.keepsTcp;
    m_idleLimit.stop();
    m_lifeLimit.stop();
    m_writer.write(m_frames.close(close.code, close.reason));
    if (!m_holdsTcp)
        QTimer::singleShot(kCloseWait, this, &GatewayConnection::finishTcp);
}

void GatewayConnection::drop(bool isReset)
{
    m_writer.discard();
    if (isReset)
        endTcp(true);
    else
        m_socket->abort();
}

void GatewayConnection::finishTcp()
{
    m_writer.afterwards([this] { endTcp(false); });
}

void GatewayConnection::endTcp(bool isReset)
{
    if (isReset)
        resetConnection(*m_socket);
    else
        m_socket->disconnectFromHost();
}

void GatewayConnection::socketGone()
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_writer.discard();
    m_handshakeLimit.stop();
    m_idleLimit.stop();
    m_lifeLimit.stop();
    Q_EMIT ended();
}

} // namespace ecom67
