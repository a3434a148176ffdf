// SPDX-License-Identifier: MIT
#include "service/IdentityKeeper.h"

#include "core/TokenClaims.h"
#include "service/Logging.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

IdentityKeeper::Clock systemClock()
{
    return [] { return std::chrono::seconds(QDateTime::currentSecsSinceEpoch()); };
}

IdentityKeeper::IdentityKeeper(std::unique_ptr<TokenProvider> provider, Waits waits, Clock clock,
                               QObject *parent)
    : QObject(parent)
    , m_provider(std::move(provider))
    , m_waits(waits)
    , m_clock(std::move(clock))
    , m_timer(new QTimer(this))
    , m_retry(waits.firstRetry)
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer); // a coarse one may be late by 5 %, which is too late
    connect(m_timer, &QTimer::timeout, this, [this] { request(m_planned); });
    connect(m_provider.get(), &TokenProvider::answered, this, &IdentityKeeper::onAnswered);
    connect(m_provider.get(), &TokenProvider::changed, this, [this] {
        if (m_isKnown || m_asked)
            request(Reason::Start);
    });
    connect(m_provider.get(), &TokenProvider::noticed, this, &IdentityKeeper::noticed);
}

IdentityKeeper::~IdentityKeeper() = default;

void IdentityKeeper::start()
{
    request(Reason::Start);
}

void IdentityKeeper::renew()
{
    request(Reason::Refused);
}

milliseconds IdentityKeeper::untilRequest() const
{
    return m_timer->isActive() ? m_timer->remainingTimeAsDuration() : milliseconds(-1);
}

void IdentityKeeper::request(Reason reason)
{
    if (m_asked) {
        // What is being fetched may be from before the reason for this.
        m_askNext = reason;
        return;
    }
    m_timer->stop();
    m_asked = reason;
    m_provider->request(reason);
}

void IdentityKeeper::onAnswered(const TokenProvider::Answer &answer)
{
    const auto asked = std::exchange(m_asked, std::nullopt);
    if (!asked)
        return;
    if (m_askNext) {
        // The older answer would be told and taken back at once.
        const Reason next = *std::exchange(m_askNext, std::nullopt);
        request(*asked == Reason::Refused ? Reason::Refused : next);
        return;
    }
    if (const auto *provided = std::get_if<ProvidedToken>(&answer))
        take(*provided, *asked);
    else
        takeProblem(std::get<ChatError>(answer), *asked);
}

void IdentityKeeper::take(const ProvidedToken &provided, Reason reason)
{
    m_retry = m_waits.firstRetry;
    planRenewal(provided);
    setIdentity({.token = provided.token, .owner = ownerOf(provided.token)}, reason);
}

void IdentityKeeper::takeProblem(const ChatError &problem, Reason reason)
{
    qCWarning(lcService) << "nobody to speak as:" << problem.code;
    // What has ended for good is not asked for again; whoever mends it says changed().
    if (problem.code != ChatError::Code::SignInEnded
        && problem.code != ChatError::Code::SignInNotSetUp) {
        m_planned = reason;
        m_timer->start(m_retry);
        m_retry = std::min(m_retry * 2, m_waits.longestRetry);
    }
    // The one that is about to expire is good until the server says otherwise.
    const bool isInUse = m_isKnown && !m_identity.problem && !m_identity.token.isEmpty();
    if (isInUse && reason == Reason::Expiring)
        return;
    setIdentity({.token = {}, .owner = m_identity.owner, .problem = problem}, reason);
}

void IdentityKeeper::setIdentity(const Identity &identity, Reason reason)
{
    const Identity before = std::exchange(m_identity, identity);
    const bool isSame = std::exchange(m_isKnown, true) && before.owner == identity.owner
        && before.problem == identity.problem;
    if (!isSame)
        Q_EMIT changed(m_identity);
    else if (before.token != identity.token || reason == Reason::Refused)
        Q_EMIT renewed(m_identity);
}

void IdentityKeeper::planRenewal(const ProvidedToken &provided)
{
    const auto claims = TokenClaims::read(provided.token);
    const auto delay = provided.token.isEmpty()
        ? std::nullopt
        : renewalDelay(claims.value_or(TokenClaims()), provided.lifetime, m_clock());
    if (!delay)
        return;
    m_planned = Reason::Expiring;
    m_timer->start(milliseconds(*delay));
}

} // namespace ecom67
