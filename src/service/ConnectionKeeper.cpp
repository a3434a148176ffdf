// SPDX-License-Identifier: MIT
#include "service/ConnectionKeeper.h"

#include "service/Logging.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using Cause = ReconnectPolicy::Cause;

ConnectionKeeper::ConnectionKeeper(ChatTransport &transport, ReconnectPolicy policy, Waits waits,
                                   QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_policy(std::move(policy))
    , m_waits(waits)
    , m_target{.url = ChatError{.code = Code::EndpointMissing,
                                .detail = {},
                                .httpStatus = 0,
                                .setting = u"endpoint"_s}}
{
    m_retryTimer.setSingleShot(true);
    m_slowTimer.setSingleShot(true);
    m_stableTimer.setSingleShot(true);
    connect(&m_transport, &ChatTransport::opened, this, &ConnectionKeeper::onOpened);
    connect(&m_transport, &ChatTransport::ended, this, &ConnectionKeeper::onEnded);
    connect(&m_retryTimer, &QTimer::timeout, this, &ConnectionKeeper::connectNow);
    connect(&m_slowTimer, &QTimer::timeout, this, [this] {
        ConnectionStatus status = m_status;
        status.state = State::ConnectingSlow;
        setStatus(status);
    });
    connect(&m_stableTimer, &QTimer::timeout, this, [this] {
        m_policy.reset();
        ConnectionStatus status = m_status;
        status.attempt = 0;
        setStatus(status);
    });
}

ConnectionKeeper::~ConnectionKeeper() = default;

void ConnectionKeeper::setTarget(const Target &target)
{
    if (target == m_target)
        return;
    m_target = target;
    m_policy.reset();
    if (!m_isWanted)
        return;
    const bool hadAttempt = abandon();
    m_status.error.reset();
    connectNow();
    if (hadAttempt)
        Q_EMIT lost({});
}

void ConnectionKeeper::start()
{
    if (std::exchange(m_isWanted, true)) {
        wake();
        return;
    }
    m_policy.reset();
    m_status.error.reset();
    connectNow();
}

void ConnectionKeeper::stop()
{
    if (!std::exchange(m_isWanted, false))
        return;
    const bool hadAttempt = abandon();
    rest(State::Stopped, std::nullopt);
    if (hadAttempt)
        Q_EMIT lost({});
}

void ConnectionKeeper::retryNow()
{
    if (m_isWanted && !m_hasAttempt)
        connectNow();
}

void ConnectionKeeper::wake()
{
    if (m_isWanted && m_status.state == State::Dormant)
        connectNow();
}

void ConnectionKeeper::connectNow()
{
    m_retryTimer.stop();
    if (const auto *problem = std::get_if<ChatError>(&m_target.url)) {
        rest(State::Misconfigured, *problem);
        return;
    }
    m_hasAttempt = true;
    m_slowTimer.start(m_waits.slowAfter);
    const bool isFirst = m_policy.attemptsMade() == 0;
    m_transport.open(std::get<QUrl>(m_target.url),
                     isFirst ? m_waits.firstHandshake : m_waits.laterHandshake);
    setStatus(
        {.state = State::Connecting, .error = m_status.error, .attempt = m_policy.attemptsMade()});
}

void ConnectionKeeper::onOpened()
{
    if (!m_hasAttempt)
        return;
    m_slowTimer.stop();
    m_stableTimer.start(m_waits.stableAfter);
    setStatus({.state = State::Online, .error = {}, .attempt = m_policy.attemptsMade()});
    if (isOnline())
        Q_EMIT online();
}

void ConnectionKeeper::onEnded(const TransportOutcome &outcome)
{
    if (!std::exchange(m_hasAttempt, false))
        return; // the end of a connection that stop() closed
    const bool wasStable = outcome.wasOpened && !m_stableTimer.isActive();
    m_slowTimer.stop();
    m_stableTimer.stop();
    // A server that accepts and "goes away" at once, again and again, gets no quick attempts.
    if (outcome.error)
        waitAfter(*outcome.error);
    else if (outcome.isPlanned)
        waitUntilRetry(State::Reconnecting, std::nullopt,
                       wasStable ? Cause::Planned : Cause::Trouble);
    else
        rest(State::Dormant, std::nullopt);
    Q_EMIT lost(outcome);
}

/// A refusal that only a changed setting ends, or a repaired server: tried again, but slowly.
static bool isConfigurationTrouble(Code code)
{
    switch (code) {
    case Code::HandshakeBadRequest:
    case Code::HandshakeForbidden:
    case Code::HandshakeNotFound:
    case Code::HandshakeRedirected:
    case Code::HandshakeCaptivePortal:
    case Code::EndpointScheme:
    case Code::CertificateExpired:
    case Code::CertificateNotYetValid:
    case Code::CertificateWrongHost:
    case Code::CertificateUntrusted:
    case Code::TlsFailed:
        return true;
    default:
        return false;
    }
}

void ConnectionKeeper::waitAfter(const ChatError &error)
{
    const bool isRefusedIdentity = error.code == Code::HandshakeUnauthorized
        || (error.code == Code::HandshakeForbidden && m_target.hasToken);
    ChatError shown = error;
    if (isRefusedIdentity) {
        shown.setting = u"token"_s;
        rest(State::AuthRequired, shown);
    } else if (isConfigurationTrouble(error.code)) {
        shown.setting = u"endpoint"_s;
        waitUntilRetry(State::Misconfigured, shown, Cause::Configuration);
    } else if (error.code == Code::RateLimited) {
        waitUntilRetry(State::Reconnecting, shown, Cause::RateLimited);
    } else if (error.code == Code::NetworkUnreachable) {
        waitUntilRetry(State::NoNetwork, shown, Cause::Trouble);
    } else {
        waitUntilRetry(State::Reconnecting, shown, Cause::Trouble);
    }
}

void ConnectionKeeper::waitUntilRetry(State state, const std::optional<ChatError> &error,
                                      Cause cause)
{
    const ReconnectPolicy::Delay delay = m_policy.nextDelay(cause);
    m_retryTimer.start(delay);
    setStatus({.state = state,
               .error = error,
               .attempt = m_policy.attemptsMade(),
               .retryAt = QDeadlineTimer(delay)});
}

void ConnectionKeeper::rest(State state, const std::optional<ChatError> &error)
{
    setStatus({.state = state, .error = error, .attempt = m_policy.attemptsMade()});
}

bool ConnectionKeeper::abandon()
{
    m_retryTimer.stop();
    m_slowTimer.stop();
    m_stableTimer.stop();
    if (!std::exchange(m_hasAttempt, false))
        return false;
    m_transport.close();
    return true;
}

static void logChange(const ConnectionStatus &status)
{
    if (status.error)
        qCInfo(lcService) << "connection" << status.state << status.error->code << "HTTP status"
                          << status.error->httpStatus << "failed attempts" << status.attempt;
    else
        qCInfo(lcService) << "connection" << status.state;
}

void ConnectionKeeper::setStatus(const ConnectionStatus &status)
{
    if (m_status == status)
        return;
    if (m_status.state != status.state)
        logChange(status);
    m_status = status;
    Q_EMIT statusChanged(m_status);
}

} // namespace ecom67
