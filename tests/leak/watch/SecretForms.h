// SPDX-License-Identifier: MIT
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecom67::test {

/// What must not leave a process but over its connections: what has the form of a session id of
/// ours or of a signed token (RFC 7519), and every value that was seen on a connection where a
/// session id or a token has its place. Thread-safe. Knows nothing of Qt: it lives in foreign
/// processes as well.
class SecretForms
{
public:
    struct Found
    {
        const char *kind; ///< what it is, in a few words
        std::size_t place; ///< of its first byte
    };

    /// Looks at bytes of a connection for values to be kept from now on.
    void learn(std::string_view bytes);
    /// The first secret in these bytes.
    std::optional<Found> find(std::string_view bytes) const;
    std::size_t learned() const; ///< how many values

private:
    void keep(std::string value);

    mutable std::mutex m_mutex;
    std::vector<std::string> m_values;
};

} // namespace ecom67::test
