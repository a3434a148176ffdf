// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/SessionId.h"

#include <QString>
#include <QUrl>

#include <variant>

namespace ecom67 {

/// A valid address of the chat's WebSocket API, normalised: wss (ws on this machine only), no
/// trailing slash, no user info, no fragment; an empty path is "/", since QWebSocket 6.4 would
/// send a request line without one.
class Endpoint
{
public:
    /// API Gateway's limit for the whole URL, token and session id included.
    static constexpr qsizetype kLongestUrl = 4'096;

    /// Reads what a person typed. Surrounding white space and all trailing slashes are dropped;
    /// a query is kept and merged later. Fails with an Endpoint... code, setting "endpoint".
    [[nodiscard]] static std::variant<Endpoint, ChatError> parse(QStringView text);

    /// Whether a text can be a token: anything but control and invisible characters, and no white
    /// space around it. No token at all is one too.
    [[nodiscard]] static bool isPossibleToken(QStringView text);

    /// The URL of the handshake: sessionId always, token only if there is one, both
    /// percent-encoded and replacing any of the same name in the endpoint's own query.
    /// Fails with EndpointTooLong or TokenInvalid.
    [[nodiscard]] std::variant<QUrl, ChatError> handshakeUrl(const SessionId &session,
                                                             const QString &token) const;

    /// For people and logs: scheme, host, port and path, never the query.
    QString displayText() const;

    /// As it is stored: displayText() and the endpoint's own query.
    QString toString() const;

    bool isEncrypted() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;

private:
    explicit Endpoint(QUrl url);

    QUrl m_url;
};

} // namespace ecom67
