// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

/// A token as its source hands it out.
struct ProvidedToken
{
    QString token; ///< empty: nobody is signed in
    std::optional<std::chrono::seconds> lifetime{}; ///< from now, where the source knows it

    friend bool operator==(const ProvidedToken &, const ProvidedToken &) = default;
};

/// A source of tokens: environment, file, command, secret store, sign-in. Knows where a token comes
/// from, not when a newer one is due; that is IdentityKeeper's.
class TokenProvider : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenProvider)

public:
    /// Why a token is wanted. Only a source that can make one does anything else for each.
    enum class Reason {
        Start, ///< whatever there is
        Refused, ///< the server did not take the last one
        Expiring, ///< the last one does not last much longer
    };
    Q_ENUM(Reason)

    /// An error is one of identity (ChatError); with it there is no token, nor nobody.
    using Answer = std::variant<ProvidedToken, ChatError>;

    explicit TokenProvider(QObject *parent = nullptr);
    ~TokenProvider() override;

    /// Ends with answered(), once, possibly from inside of this call, after a bounded time. Must
    /// not be called again before.
    virtual void request(Reason reason) = 0;

Q_SIGNALS:
    void answered(const ecom67::TokenProvider::Answer &answer);
    /// There may be another token, or none, by now: request() tells.
    void changed();
    /// Worth a word to the customer; the token is not concerned.
    void noticed(const ecom67::ChatError &notice);
};

} // namespace ecom67
