// SPDX-License-Identifier: MIT
#include "service/ConnectionKeeper.h"

#include "service/Logging.h"
#include "service/RetryVerdict.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
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
    , m_schedule(waits.schedule)
{
    m_retryTimer.setSingleShot(true);
    m_slowTimer.setSingleShot(true);
    m_stableTimer.setSingleShot(true);
    connect(&m_transport, &ChatTransport::opened, this, &ConnectionKeeper::onOpened);
    connect(&m_transport, &ChatTransport::ended, this, &ConnectionKeeper::onEnded);
    connect(&m_transport, &ChatTransport::linkConfirmed, this, [this] {
        if (std::exchange(m_isChecking, false))
            Q_EMIT confirmed();
    });
    connect(&m_schedule, &ConnectionSchedule::renewalDue, this, [this] { part(Parting::Renewal); });
    connect(&m_schedule, &ConnectionSchedule::restDue, this, [this] { part(Parting::Rest); });
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
    if (target == m_target && !m_awaitsIdentity)
        return;
    m_target = target;
    m_awaitsIdentity = false;
    m_policy.reset();
    if (!m_isWanted)
        return;
    const bool hadAttempt = abandon();
    m_status.error.reset();
    connectNow();
    if (hadAttempt)
        Q_EMIT lost({});
}

void ConnectionKeeper::renewTarget(const Target &target)
{
    if (m_awaitsIdentity || m_target.identityProblem)
        setTarget(target);
    else
        m_target = target;
}

void ConnectionKeeper::start()
{
    if (std::exchange(m_isWanted, true)) {
        wake();
        return;
    }
    m_policy.reset();
    m_status.error.reset();
    m_hasAskedForIdentity = false;
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
    if (!m_isWanted || m_hasAttempt)
        return;
    m_hasAskedForIdentity = false;
    if (m_target.identityProblem) {
        m_awaitsIdentity = true;
        Q_EMIT identityRefused();
        return;
    }
    connectNow();
}

void ConnectionKeeper::wake()
{
    if (m_isWanted && m_status.state == State::Dormant)
        connectNow();
}

void ConnectionKeeper::reconnect()
{
    m_policy.reset();
    if (isOnline()) {
        m_schedule.renewSoon();
        return;
    }
    if (!m_isWanted || m_status.state == State::Dormant)
        return;
    const bool hadAttempt = abandon();
    m_status.error.reset();
    connectNow();
    if (hadAttempt)
        Q_EMIT lost({});
}

void ConnectionKeeper::reconnectSoon()
{
    if (m_isWanted && m_status.state == State::Dormant)
        waitUntilRetry(State::Reconnecting, std::nullopt, Cause::Trouble);
}

void ConnectionKeeper::hurry()
{
    if (isOnline() && m_parting == Parting::None) {
        m_isChecking = true;
        m_transport.checkLink();
        return;
    }
    const ReconnectPolicy::Delay delay = m_policy.hintedDelay();
    if (!m_retryTimer.isActive() || !m_mayHurry || delay >= m_retryTimer.remainingTimeAsDuration())
        return;
    m_retryTimer.start(delay);
    ConnectionStatus status = m_status;
    status.retryAt = QDeadlineTimer(delay);
    setStatus(status);
}

void ConnectionKeeper::setInUse(bool isInUse)
{
    m_schedule.setInUse(isInUse);
    if (isInUse)
        wake();
}

/// Ends a healthy connection on purpose. Nothing can be sent from here on, and nothing is on the
/// wire: what comes meanwhile waits for the next connection.
void ConnectionKeeper::part(Parting parting)
{
    if (!isOnline() || m_parting != Parting::None)
        return;
    qCInfo(lcService) << "connection" << (parting == Parting::Renewal ? "renewed" : "put to rest");
    m_parting = parting;
    m_transport.close();
}

void ConnectionKeeper::connectNow()
{
    m_retryTimer.stop();
    if (const auto *problem = std::get_if<ChatError>(&m_target.url)) {
        rest(State::Misconfigured, *problem);
        return;
    }
    if (m_target.identityProblem) {
        rest(State::AuthRequired, m_target.identityProblem);
        return;
    }
    m_hasAttempt = true;
    m_isChecking = false;
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
    m_hasAskedForIdentity = false;
    m_stableTimer.start(m_waits.stableAfter);
    m_schedule.begin(m_policy.spread(m_schedule.waits().renewAfter));
    setStatus({.state = State::Online, .error = {}, .attempt = m_policy.attemptsMade()});
    if (isOnline())
        Q_EMIT online();
}

void ConnectionKeeper::onEnded(const TransportOutcome &outcome)
{
    if (!std::exchange(m_hasAttempt, false))
        return; // the end of a connection that stop() closed
    const bool wasStable = outcome.wasOpened && !m_stableTimer.isActive();
    const Parting parting = endAttempt();
    // A server that accepts and "goes away" at once, again and again, gets no quick attempts.
    if (parting == Parting::Renewal)
        connectNow();
    else if (parting == Parting::Rest)
        rest(State::Dormant, std::nullopt);
    else if (outcome.error)
        waitAfter(*outcome.error, outcome.retryAfter);
    else if (outcome.isPlanned && m_schedule.isInUse())
        waitUntilRetry(State::Reconnecting, std::nullopt,
                       wasStable ? Cause::Planned : Cause::Trouble);
    else
        rest(State::Dormant, std::nullopt);
    Q_EMIT lost(outcome);
}

void ConnectionKeeper::waitAfter(const ChatError &error,
                                 std::optional<std::chrono::seconds> retryAfter)
{
    const RetryVerdict verdict = RetryVerdict::of(error, m_target.hasToken);
    if (!verdict.isIdentityRefused) {
        waitUntilRetry(verdict.state, verdict.shown, verdict.cause, retryAfter.value_or(0s));
        return;
    }
    // Somebody may have a newer one; setTarget() tries it at once.
    m_awaitsIdentity = !std::exchange(m_hasAskedForIdentity, true);
    if (m_awaitsIdentity)
        Q_EMIT identityRefused();
    if (m_isWanted && !m_hasAttempt)
        rest(verdict.state, verdict.shown);
}

void ConnectionKeeper::waitUntilRetry(State state, const std::optional<ChatError> &error,
                                      Cause cause, ReconnectPolicy::Delay asked)
{
    const ReconnectPolicy::Delay delay = m_policy.nextDelay(cause, asked);
    m_mayHurry = cause != Cause::RateLimited && asked == 0s;
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

ConnectionKeeper::Parting ConnectionKeeper::endAttempt()
{
    m_slowTimer.stop();
    m_stableTimer.stop();
    m_schedule.end();
    m_isChecking = false;
    return std::exchange(m_parting, Parting::None);
}

bool ConnectionKeeper::abandon()
{
    m_retryTimer.stop();
    (void)endAttempt();
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
