// SPDX-License-Identifier: MIT
#include "service/SocketTransport.h"

#include "service/HandshakeRefusal.h"
#include "service/NetworkSetup.h"
#include "service/SocketLink.h"
#include "websocket/HandshakeReader.h"

#include <QPointer>
#include <QRandomGenerator>

#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Reason = ConnectionEnd::LocalReason;

/// For the body of a refusal, which is only for the log.
static constexpr auto kBodyWithin = 500ms;

/// Unpredictable, as RFC 6455 section 4.1 wants it.
static QByteArray makeNonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

SocketTransport::SocketTransport(const NetworkSetup &network, const Limits &limits, QObject *parent)
    : GuardedTransport(network, limits, parent)
{
    m_bodyTimer.setSingleShot(true);
    connect(&m_bodyTimer, &QTimer::timeout, this, &SocketTransport::finishRefused);
}

SocketTransport::~SocketTransport()
{
    SocketTransport::dropSocket();
}

void SocketTransport::connectSocket(const QUrl &url)
{
    if (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1) {
        onFailed(QAbstractSocket::UnsupportedSocketOperationError, u"unknown scheme"_s);
        return;
    }
    m_reader = FrameReader(WebSocketRole::Client);
    m_owedPong.reset();
    m_link = std::make_unique<SocketLink>(network(), url);
    facts().usedProxy = m_link->usesProxy();
    SocketLink *link = m_link.get();
    connect(link, &SocketLink::ready, this, [this, url] { sendRequest(url); });
    connect(link, &SocketLink::received, this, &SocketTransport::onBytes);
    connect(link, &SocketLink::failed, this, &SocketTransport::onFailed);
    connect(link, &SocketLink::certificateRefused, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            facts().tlsErrors.append(error.error());
    });
    link->connectToHost();
}

void SocketTransport::dropSocket()
{
    m_bodyTimer.stop();
    m_handshake.reset();
    if (!m_link)
        return;
    disconnect(m_link.get(), nullptr, this, nullptr);
    m_link->abort();
    discard(std::move(m_link));
}

void SocketTransport::sendRequest(const QUrl &url)
{
    ClientHandshake handshake(url, makeNonce(), {{"User-Agent", NetworkSetup::userAgent()}});
    m_link->write(handshake.request());
    m_handshake = std::make_unique<HandshakeReader>(std::move(handshake));
}

void SocketTransport::onBytes(const QByteArray &bytes)
{
    noteBytes();
    if (phase() == Phase::Handshake)
        readAnswer(bytes);
    else
        readFrames(bytes);
}

void SocketTransport::readAnswer(const QByteArray &bytes)
{
    using State = HandshakeReader::State;
    if (!m_handshake) {
        finishViolated(CloseCode::ProtocolError, u"spoke before it was asked"_s);
        return;
    }
    switch (m_handshake->append(bytes)) {
    case State::NeedsHead:
        return;
    case State::NeedsBody:
        if (!m_bodyTimer.isActive())
            m_bodyTimer.start(kBodyWithin);
        return;
    case State::Refused:
        finishRefused();
        return;
    case State::TooLong:
        abortBecause(Reason::EndlessHead);
        return;
    case State::Failed:
        finishViolated(CloseCode::ProtocolError, QString::fromLatin1(m_handshake->problem()));
        return;
    case State::Opened:
        break;
    }
    const QByteArray rest = m_handshake->takeRest();
    m_handshake.reset();
    const QPointer<SocketTransport> self(this);
    const quint64 current = attempt();
    noteOpened();
    if (self && current == attempt() && m_link)
        readFrames(rest);
}

void SocketTransport::finishRefused()
{
    noteRefusal(*m_handshake, facts());
    finish();
}

void SocketTransport::readFrames(const QByteArray &bytes)
{
    const QPointer<SocketTransport> self(this);
    const quint64 current = attempt();
    m_reader.append(bytes);
    while (const auto event = m_reader.next()) {
        onFrame(*event);
        // Whoever hears a text may have closed or opened another connection, or deleted us.
        if (!self || current != attempt() || !m_link)
            return;
    }
    answerPing();
}

void SocketTransport::onFrame(const FrameEvent &event)
{
    switch (event.kind) {
    case FrameEvent::Kind::Text:
        noteText(QString::fromUtf8(event.payload));
        return;
    case FrameEvent::Kind::Ping:
        m_owedPong = event.payload;
        return;
    case FrameEvent::Kind::Close:
        onClosing(event);
        return;
    case FrameEvent::Kind::Violation:
        if (phase() == Phase::Closing)
            finish();
        else
            finishViolated(event.code, QString::fromLatin1(event.payload));
        return;
    case FrameEvent::Kind::Pong:
    case FrameEvent::Kind::Binary: // not part of the chat, and no harm
        return;
    }
}

/// RFC 6455 section 5.5.3: several pings may be answered by one pong to the last of them.
void SocketTransport::answerPing()
{
    const auto payload = std::exchange(m_owedPong, std::nullopt);
    if (!payload || phase() != Phase::Open)
        return;
    const QByteArray pong = m_writer.pong(*payload);
    if (unsentBytes() + pong.size() > limits().mostUnsentBytes)
        abortBecause(Reason::Congested);
    else
        m_link->write(pong);
}

void SocketTransport::onClosing(const FrameEvent &event)
{
    if (phase() == Phase::Open) {
        // A close frame without a code is answered by one, and means what 1000 means.
        if (event.code != CloseCode::NoStatus)
            facts().closeCode = static_cast<int>(event.code);
        facts().closeReason = QString::fromUtf8(event.payload);
        m_link->write(m_writer.close(event.code));
        m_link->flush();
    }
    finish();
}

void SocketTransport::finishViolated(CloseCode code, const QString &what)
{
    if (phase() == Phase::Open) {
        m_link->write(m_writer.close(code));
        m_link->flush();
    }
    facts().closeCode = static_cast<int>(code);
    facts().errorText = what;
    abortBecause(Reason::Violation);
}

void SocketTransport::onFailed(QAbstractSocket::SocketError error, const QString &text)
{
    if (m_handshake && m_handshake->state() == HandshakeReader::State::NeedsBody) {
        finishRefused(); // its end is the end of the body
        return;
    }
    facts().hasSocketError = true;
    facts().webSocketError = error;
    facts().tcpError = error;
    facts().errorText = text;
    finish();
}

void SocketTransport::closeSocket()
{
    m_link->write(m_writer.close(CloseCode::Normal));
    m_link->flush(); // the program may be about to end
}

bool SocketTransport::isSocketWritable() const
{
    return m_link->isConnected();
}

qint64 SocketTransport::unsentBytes() const
{
    return m_link->unsentBytes();
}

bool SocketTransport::writeMessage(const QString & /*text*/, const QByteArray &utf8)
{
    m_link->write(m_writer.text(utf8));
    return true;
}

void SocketTransport::writePing(const QByteArray &payload)
{
    m_link->write(m_writer.ping(payload));
}

} // namespace ecom67
