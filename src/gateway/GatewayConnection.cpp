// SPDX-License-Identifier: MIT
#include "gateway/GatewayConnection.h"

#include "gateway/AnswerRun.h"
#include "gateway/GatewayFrames.h"
#include "gateway/GatewayState.h"
#include "gateway/OpeningSteps.h"
#include "gateway/TcpReset.h"
#include "gateway/TokenKeys.h"

#include <QPointer>
#include <QTcpSocket>

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
    , m_asker{.connectionId = frames::freshId(), .user = {}}
    , m_handshake(state)
    , m_limits(state.options.quotas)
{
    m_socket->setParent(this);
    connect(m_socket, &QTcpSocket::readyRead, this, &GatewayConnection::readSocket);
    connect(m_socket, &QTcpSocket::disconnected, this, &GatewayConnection::socketGone);

    connect(&m_limits, &ConnectionLimits::handshakeOverdue, this, [this] { endTcp(false); });
    const auto goAway = [this] { close(CloseCode::GoingAway, "Going away"); };
    connect(&m_limits, &ConnectionLimits::idleTooLong, this, goAway);
    connect(&m_limits, &ConnectionLimits::livedTooLong, this, goAway);
}

GatewayConnection::~GatewayConnection() = default;

void GatewayConnection::start()
{
    if (m_faults.has(Fault::Kind::AcceptThenDrop)) {
        endTcp(false);
        return;
    }
    m_limits.awaitHandshake();
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
    m_handshake.append(m_socket->readAll());
    while (m_phase == Phase::Handshake) {
        const auto answer = m_handshake.next(m_faults);
        if (!answer)
            return;
        follow(*answer);
    }
}

void GatewayConnection::follow(const HandshakeAnswer &answer)
{
    m_writer.setTimePerByte(answer.timePerByte);
    m_writer.write(answer.bytes);
    switch (answer.then) {
    case HandshakeAnswer::Then::Open:
        m_asker.user = answer.user;
        open();
        break;
    case HandshakeAnswer::Then::Wait:
        m_limits.awaitHandshake();
        break;
    case HandshakeAnswer::Then::Close:
        finishTcp();
        break;
    case HandshakeAnswer::Then::Ignore:
        m_phase = Phase::Deaf;
        m_limits.stop();
        break;
    case HandshakeAnswer::Then::AwaitKeys:
        awaitKeys();
        break;
    }
}

void GatewayConnection::awaitKeys()
{
    const auto goOn = [self = QPointer(this)] {
        if (self && self->m_phase == Phase::Handshake) {
            self->m_handshake.endWait();
            self->readHandshake();
        }
    };
    // Otherwise the loop that brought us here goes on with the same request.
    if (!m_state.options.tokens.keys->refresh(goOn))
        m_handshake.endWait();
}

void GatewayConnection::open()
{
    m_phase = Phase::Open;
    m_limits.open();
    Q_EMIT opened();
    if (const auto time = m_faults.valueOf(Fault::Kind::Dribble))
        m_writer.afterwards([this, time] { m_writer.setTimePerByte(milliseconds(*time)); });
    auto *run = new AnswerRun(openingSteps(m_dialect, m_faults, QDateTime::currentDateTimeUtc()),
                              std::nullopt, this);
    startRun(run);
    if (m_faults.has(Fault::Kind::NeverRead)) {
        m_socket->setReadBufferSize(1);
        m_phase = Phase::Deaf;
        return;
    }
    m_reader.append(m_handshake.takeRest());
    readFrames();
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
    m_limits.noteMessage();
    m_state.record.add(utf8);
    Q_EMIT textReceived(utf8);
    const Route route = Route::of(utf8, m_dialect);
    const bool isQuestion = route.kind == Route::Kind::Question;
    const ActiveFaults faults = isQuestion ? m_state.faults.forNextQuestion() : ActiveFaults();
    const Steps steps
        = m_planner.plan(route, m_dialect, faults, m_asker, QDateTime::currentDateTimeUtc());
    startRun(new AnswerRun(steps, m_state.options.quotas.integration, this));
}

void GatewayConnection::startRun(AnswerRun *run)
{
    connect(run, &AnswerRun::stepDue, this, &GatewayConnection::perform);
    connect(run, &AnswerRun::timedOut, this, [this] {
        sendText(frames::toWire(frames::gatewayNotice(u"Endpoint request timed out"_s,
                                                      m_asker.connectionId, frames::freshId())));
    });
    connect(run, &AnswerRun::finished, run, &QObject::deleteLater);
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
    m_limits.noteMessage();
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
    m_limits.stop();
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
    m_limits.stop();
    Q_EMIT ended();
}

} // namespace ecom67
