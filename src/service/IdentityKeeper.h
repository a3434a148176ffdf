// SPDX-License-Identifier: MIT
#pragma once

#include "core/Identity.h"
#include "service/TokenProvider.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace ecom67 {

/// Knows as whom the chat speaks, and keeps that fresh: asks the source of tokens at the start,
/// ahead of expiry, when the server refuses, and again later when the source fails. Tells a newer
/// token of the same person from another person.
class IdentityKeeper : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdentityKeeper)

public:
    struct Waits
    {
        std::chrono::milliseconds firstRetry{30'000}; ///< after a source has failed; then doubled
        std::chrono::milliseconds longestRetry{300'000};
    };
    /// Seconds since 1970 by the clock of this machine.
    using Clock = std::function<std::chrono::seconds()>;

    IdentityKeeper(std::unique_ptr<TokenProvider> provider, Waits waits, Clock clock,
                   QObject *parent = nullptr);
    ~IdentityKeeper() override;

    void start(); ///< ends with changed(), once, possibly from inside of this call
    /// The server has refused the identity, or somebody wants another try after a problem. Ends
    /// with changed() or renewed().
    void renew();

    bool isKnown() const noexcept { return m_isKnown; } ///< changed() has been emitted
    const Identity &identity() const noexcept { return m_identity; }
    TokenProvider &provider() const noexcept { return *m_provider; }

    /// Until the next request of a newer token; negative when none is planned.
    std::chrono::milliseconds untilRequest() const;

Q_SIGNALS:
    /// Who it is has become known, is somebody else now, or there is a problem, or no more.
    void changed(const ecom67::Identity &identity);
    /// The same person; the token is another one, or the same one was asked for by renew().
    void renewed(const ecom67::Identity &identity);
    /// See TokenProvider::noticed().
    void noticed(const ecom67::ChatError &notice);

private:
    using Reason = TokenProvider::Reason;

    void request(Reason reason);
    void onAnswered(const TokenProvider::Answer &answer);
    void take(const ProvidedToken &provided, Reason reason);
    void takeProblem(const ChatError &problem, Reason reason);
    void setIdentity(const Identity &identity, Reason reason);
    void planRenewal(const ProvidedToken &provided);

    std::unique_ptr<TokenProvider> m_provider;
    Waits m_waits;
    Clock m_clock;
    QTimer *m_timer; ///< the next request
    Reason m_planned = Reason::Start; ///< its reason
    std::optional<Reason> m_asked; ///< a request is on its way
    std::optional<Reason> m_askNext; ///< wanted meanwhile
    std::chrono::milliseconds m_retry;
    Identity m_identity;
    bool m_isKnown = false;
};

/// The clock of this machine.
IdentityKeeper::Clock systemClock();

} // namespace ecom67
