// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace ecom67 {

/// The public keys of whoever issues RS256 tokens. An interface, so that a program without it (the
/// chat window, whose demo needs no tokens) carries no cryptographic library.
class TokenKeys
{
public:
    enum class Verdict {
        Good,
        Bad, ///< the key that is named made no such signature
        NoSuchKey, ///< none of the name, or none that fits a token without one
        NotThere, ///< there are no keys at all, because their source fails
    };

    struct Signed
    {
        QByteArray content; ///< header and claims, as they were signed
        QByteArray signature; ///< decoded
        std::optional<QString> keyId; ///< "kid" of the header
    };

    virtual ~TokenKeys();

    [[nodiscard]] virtual Verdict verify(const Signed &token) = 0;

    /// Asks the source for newer keys, where that makes sense now: calls done() once, later, never
    /// from inside. False when it does not, and nothing is called.
    [[nodiscard]] virtual bool refresh(std::function<void()> done) = 0;
};

} // namespace ecom67
