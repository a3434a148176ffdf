// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>
#include <variant>

namespace ecom67 {

/// Start line and headers of an HTTP/1.1 message: as much of HTTP as a WebSocket handshake needs.
struct HttpHead
{
    static constexpr qsizetype kLongest = 16 * 1024; ///< bytes, end of the head included
    static constexpr qsizetype kMostHeaders = 100;

    enum class Problem {
        Incomplete, ///< nothing wrong yet: the end has not arrived
        TooLong,
        Malformed,
    };

    QByteArray startLine;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case, values trimmed
    qsizetype size = 0; ///< bytes up to and including the empty line

    /// Reads the head at the start of what was received. Folded lines, control characters and
    /// white space before a colon are refused, as RFC 9112 demands.
    [[nodiscard]] static std::variant<HttpHead, Problem> parse(QByteArrayView received);

    /// All values of a header (name in lower case) joined by ", "; empty when there is none.
    QByteArray value(QByteArrayView name) const;

    int count(QByteArrayView name) const;

    /// True if the comma-separated list of the header holds token, whatever its case.
    bool listContains(QByteArrayView name, QByteArrayView token) const;

    friend bool operator==(const HttpHead &, const HttpHead &) = default;
};

} // namespace ecom67
