// SPDX-License-Identifier: MIT
#include "gateway/TrafficRecord.h"

#include <algorithm>

namespace ecom67 {

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

static QByteArray firstValue(const Pairs &pairs, const QByteArray &name)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [&name](const auto &pair) { return pair.first == name; });
    return found == pairs.end() ? QByteArray() : found->second;
}

QByteArray HandshakeRecord::parameter(const QByteArray &name) const
{
    return firstValue(query, name);
}

QByteArray HandshakeRecord::header(const QByteArray &name) const
{
    return firstValue(headers, name);
}

Pairs HandshakeRecord::parsedQuery(const QByteArray &query)
{
    Pairs pairs;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        value.replace('+', ' '); // as API Gateway reads it
        pairs.emplaceBack(QByteArray::fromPercentEncoding(name),
                          QByteArray::fromPercentEncoding(value));
    }
    return pairs;
}

template <typename Entry>
static void appendBounded(QList<Entry> &list, const Entry &entry)
{
    if (list.size() >= TrafficRecord::kMostEntries)
        list.removeFirst();
    list.append(entry);
}

void TrafficRecord::add(const HandshakeRecord &handshake)
{
    appendBounded(m_handshakes, handshake);
}

void TrafficRecord::add(const QByteArray &text)
{
    appendBounded(m_texts, text);
}

void TrafficRecord::clear()
{
    m_handshakes.clear();
    m_texts.clear();
}

} // namespace ecom67
