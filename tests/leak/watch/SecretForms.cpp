// SPDX-License-Identifier: MIT
#include "leak/watch/SecretForms.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace ecom67::test {

/// Shorter ones are words of a test, such as "x" or "token", and would be found everywhere.
static constexpr std::size_t kShortest = 8;
/// A real one has hundreds of bytes; beyond this it is a text of a test on limits.
static constexpr std::size_t kLongest = 8 * 1024;
static constexpr std::size_t kMostValues = 4'000;

static constexpr std::string_view kHex = "0123456789abcdef";
static constexpr std::string_view kBase64Url
    = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands before a value on a connection, and what ends it.
struct Place
{
    std::string_view before;
    std::string_view end;
};
static constexpr std::array kPlaces{
    Place{"token=", "& \r\n#"},
    Place{"sessionId=", "& \r\n#"},
    Place{"\"access_token\":\"", "\""},
    Place{"\"refresh_token\":\"", "\""},
    Place{"\"id_token\":\"", "\""},
    Place{"\"sessionId\":\"", "\""},
    Place{"Authorization: Bearer ", " \r\n"},
};

static std::size_t run(std::string_view bytes, std::size_t from, std::string_view of)
{
    const std::size_t end = bytes.find_first_not_of(of, from);
    return (end == std::string_view::npos ? bytes.size() : end) - from;
}

static std::optional<std::size_t> findSession(std::string_view bytes)
{
    static constexpr std::string_view prefix = "session-";
    for (auto at = bytes.find(prefix); at != bytes.npos; at = bytes.find(prefix, at + 1)) {
        if (run(bytes, at + prefix.size(), kHex) == 32)
            return at;
    }
    return std::nullopt;
}

static std::optional<std::size_t> findSignedToken(std::string_view bytes)
{
    for (auto at = bytes.find("eyJ"); at != bytes.npos; at = bytes.find("eyJ", at + 1)) {
        std::size_t from = at;
        int parts = 0;
        while (parts < 3) {
            const std::size_t length = run(bytes, from, kBase64Url);
            if (length < kShortest)
                break;
            ++parts;
            from += length + 1;
            if (from > bytes.size() || bytes[from - 1] != '.')
                break;
        }
        if (parts == 3)
            return at;
    }
    return std::nullopt;
}

static std::string percentDecoded(std::string_view coded)
{
    std::string plain;
    for (std::size_t i = 0; i < coded.size(); ++i) {
        if (coded[i] == '%' && i + 2 < coded.size()) {
            plain += static_cast<char>(
                std::strtol(std::string(coded.substr(i + 1, 2)).c_str(), nullptr, 16));
            i += 2;
        } else {
            plain += coded[i];
        }
    }
    return plain;
}

void SecretForms::keep(std::string value)
{
    if (value.size() < kShortest || value.size() > kLongest || m_values.size() >= kMostValues)
        return;
    if (std::find(m_values.begin(), m_values.end(), value) == m_values.end())
        m_values.push_back(std::move(value));
}

void SecretForms::learn(std::string_view bytes)
{
    for (const Place &place : kPlaces) {
        for (auto at = bytes.find(place.before); at != bytes.npos;
             at = bytes.find(place.before, at)) {
            at += place.before.size();
            const std::size_t end = bytes.find_first_of(place.end, at);
            if (end == bytes.npos)
                break;
            const std::string_view value = bytes.substr(at, end - at);
            const std::lock_guard lock(m_mutex);
            keep(std::string(value));
            keep(percentDecoded(value));
        }
    }
}

std::optional<SecretForms::Found> SecretForms::find(std::string_view bytes) const
{
    if (const auto place = findSession(bytes))
        return Found{"a session id", *place};
    if (const auto place = findSignedToken(bytes))
        return Found{"a signed token", *place};
    const std::lock_guard lock(m_mutex);
    for (const std::string &value : m_values) {
        if (const auto place = bytes.find(value); place != bytes.npos)
            return Found{"a token or session that was sent", place};
    }
    return std::nullopt;
}

std::size_t SecretForms::learned() const
{
    const std::lock_guard lock(m_mutex);
    return m_values.size();
}

} // namespace ecom67::test
