// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace ecom67 {

/// How one attempt or one connection ended: exactly one of these for each open().
struct TransportOutcome
{
    std::optional<ChatError> error; ///< empty after close() and after a planned close (1001)
    bool isPlanned = false; ///< the gateway's idle or lifetime limit, or a service going away
    bool wasOpened = false; ///< the handshake had succeeded before
    /// With a refusal for now (429, 503) that says so; not told by every transport.
    std::optional<std::chrono::seconds> retryAfter{};
};

/// One WebSocket connection at a time, as the conversation needs it: text out, text in, one
/// outcome. Implementations own all knowledge of a socket library and its faults.
///
/// Contract: after open() exactly one ended() follows, sooner or later, however the attempt goes,
/// and never from inside the call of open() or close(). opened() comes at most once before it.
/// open() while another connection lives ends that one silently (no ended() for it).
class ChatTransport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatTransport)

public:
    explicit ChatTransport(QObject *parent = nullptr);
    ~ChatTransport() override;

    /// Starts a connection. The whole handshake, TLS included, must end within handshakeTimeout.
    virtual void open(const QUrl &url, std::chrono::milliseconds handshakeTimeout) = 0;

    /// Hands one text message to the open connection. False when it was not taken whole: nothing
    /// of it was or will be sent then.
    [[nodiscard]] virtual bool send(const QString &text) = 0;

    /// Closes on purpose with code 1000; ended() without an error follows within 2 s.
    virtual void close() = 0;

    virtual bool isOpen() const = 0;

    /// Asks the peer for a sign of life: linkConfirmed() follows with the next byte it sends, or
    /// the connection ends as lost when none comes within 5 s. Nothing when it is not open.
    virtual void checkLink() = 0;

Q_SIGNALS:
    void opened();
    void textReceived(const QString &text);
    void linkConfirmed();
    void ended(const ecom67::TransportOutcome &outcome);
};

} // namespace ecom67
