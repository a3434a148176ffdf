// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace ecom67 {

/// An upgrade request as it arrived. Holds secrets: for tests, never for a log.
struct HandshakeRecord
{
    QByteArray path;
    QList<std::pair<QByteArray, QByteArray>> query; ///< percent-decoded names and values, in order
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    int answeredStatus = 0; ///< 0 when a fault answered with anything but an HTTP status

    /// First value of a query parameter, empty when there is none.
    QByteArray parameter(const QByteArray &name) const;
    QByteArray header(const QByteArray &name) const;

    static QList<std::pair<QByteArray, QByteArray>> parsedQuery(const QByteArray &query);
};

/// What the gateway has seen so far: the last few thousand handshakes and texts.
class TrafficRecord
{
public:
    static constexpr qsizetype kMostEntries = 5'000;

    void add(const HandshakeRecord &handshake);
    void add(const QByteArray &text);
    void clear();

    const QList<HandshakeRecord> &handshakes() const { return m_handshakes; }
    const QList<QByteArray> &texts() const { return m_texts; }

private:
    QList<HandshakeRecord> m_handshakes;
    QList<QByteArray> m_texts;
};

} // namespace ecom67
