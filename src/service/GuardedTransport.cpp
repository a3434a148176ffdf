// SPDX-License-Identifier: MIT
#include "service/GuardedTransport.h"

#include "service/Logging.h"
#include "service/NetworkSetup.h"

#include <QPointer>

#include <utility>

namespace ecom67 {

using Reason = ConnectionEnd::LocalReason;

GuardedTransport::GuardedTransport(const NetworkSetup &network, const Limits &limits,
                                   QObject *parent)
    : ChatTransport(parent)
    , m_network(network)
    , m_limits(limits)
    , m_watch(limits.pingEvery, limits.silenceAfter)
{
    m_handshakeTimer.setSingleShot(true);
    m_closeTimer.setSingleShot(true);
    connect(&m_handshakeTimer, &QTimer::timeout, this,
            [this] { abortBecause(Reason::HandshakeTimeout); });
    connect(&m_closeTimer, &QTimer::timeout, this, &GuardedTransport::finish);
    connect(&m_watch, &LinkWatch::silent, this, [this] { abortBecause(Reason::Silence); });
    // Queued: a byte is heard inside a signal of the socket.
    connect(&m_watch, &LinkWatch::alive, this, &GuardedTransport::linkConfirmed,
            Qt::QueuedConnection);
    connect(&m_watch, &LinkWatch::pingDue, this, [this](const QByteArray &payload) {
        if (isWritable())
            writePing(payload);
    });
}

GuardedTransport::~GuardedTransport() = default;

void GuardedTransport::open(const QUrl &url, std::chrono::milliseconds handshakeTimeout)
{
    reset();
    ++m_attempt;
    m_facts = {};
    m_phase = Phase::Handshake;
    m_handshakeTimer.start(handshakeTimeout);
    if (auto problem = m_network.proxyProblem()) {
        m_facts.proxyProblem = std::move(problem);
        finish();
        return;
    }
    connectSocket(url);
}

void GuardedTransport::reset()
{
    m_handshakeTimer.stop();
    m_closeTimer.stop();
    m_watch.stop();
    m_phase = Phase::Idle;
    dropSocket();
}

void GuardedTransport::discard(std::unique_ptr<QObject> socket)
{
    QObject *discarded = socket.release();
    discarded->deleteLater();
    // Ours while no signal of it can be on the stack when we go: nothing leaks at the exit.
    if (m_emissionDepth == 0)
        discarded->setParent(this);
}

bool GuardedTransport::isWritable() const
{
    return m_phase == Phase::Open && isSocketWritable();
}

void GuardedTransport::checkLink()
{
    if (isWritable())
        m_watch.check(m_limits.proofWithin);
}

bool GuardedTransport::send(const QString &text)
{
    if (!isWritable())
        return false;
    const QByteArray utf8 = text.toUtf8();
    if (unsentBytes() + utf8.size() > m_limits.mostUnsentBytes) {
        abortBecause(Reason::Congested);
        return false;
    }
    if (writeMessage(text, utf8))
        return true;
    // A part of it may be on the wire; without its last frame no server takes it for a message.
    if (m_phase == Phase::Open)
        abortBecause(Reason::Congested);
    return false;
}

void GuardedTransport::close()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Closing)
        return;
    m_facts.localReason = Reason::Closed;
    if (m_phase == Phase::Handshake) {
        finish();
        return;
    }
    m_phase = Phase::Closing;
    m_closeTimer.start(m_limits.closeWithin);
    closeSocket();
}

void GuardedTransport::noteOpened()
{
    if (m_phase != Phase::Handshake)
        return;
    m_handshakeTimer.stop();
    m_phase = Phase::Open;
    m_facts.wasOpened = true;
    m_watch.start();
    const QPointer<GuardedTransport> self(this);
    ++m_emissionDepth;
    Q_EMIT opened();
    if (self)
        --m_emissionDepth;
}

void GuardedTransport::noteText(const QString &text)
{
    if (m_phase != Phase::Open)
        return;
    const QPointer<GuardedTransport> self(this);
    ++m_emissionDepth;
    Q_EMIT textReceived(text);
    if (self)
        --m_emissionDepth;
}

void GuardedTransport::finishLater()
{
    // A refused connection or a failed look-up says "disconnected" first and why afterwards.
    const quint64 attempt = m_attempt;
    QMetaObject::invokeMethod(
        this,
        [this, attempt] {
            if (attempt == m_attempt && m_phase != Phase::Idle)
                finish();
        },
        Qt::QueuedConnection);
}

void GuardedTransport::abortBecause(Reason reason)
{
    m_facts.localReason = reason;
    finish();
}

void GuardedTransport::finish()
{
    if (m_phase == Phase::Idle)
        return;
    completeFacts(m_facts);
    reset();
    m_facts.authorityProblem = m_network.authorityProblem();
    const TransportOutcome outcome = outcomeOf(m_facts);
    qCDebug(lcService) << "attempt" << m_attempt << "ended, close code" << m_facts.closeCode;
    const quint64 attempt = m_attempt;
    QMetaObject::invokeMethod(
        this,
        [this, attempt, outcome] {
            if (attempt == m_attempt)
                Q_EMIT ended(outcome);
        },
        Qt::QueuedConnection);
}

} // namespace ecom67
