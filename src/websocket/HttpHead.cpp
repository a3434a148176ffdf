// SPDX-License-Identifier: MIT
#include "websocket/HttpHead.h"

#include <algorithm>

namespace ecom67 {

static bool isPrintable(char c)
{
    return static_cast<quint8>(c) >= 0x20 && c != '\x7F';
}

static bool isTokenCharacter(char c)
{
    static constexpr QByteArrayView kOthers = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || kOthers.contains(c);
}

static bool isHeaderText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isPrintable(c) || c == '\t'; });
}

static bool appendHeader(HttpHead &head, const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArray name = line.first(colon);
    if (!std::all_of(name.begin(), name.end(), isTokenCharacter))
        return false;
    head.headers.emplaceBack(name.toLower(), line.sliced(colon + 1).trimmed());
    return true;
}

std::variant<HttpHead, HttpHead::Problem> HttpHead::parse(QByteArrayView received)
{
    const qsizetype end = received.first(std::min(received.size(), kLongest)).indexOf("\r\n\r\n");
    if (end < 0)
        return received.size() >= kLongest ? Problem::TooLong : Problem::Incomplete;

    HttpHead head;
    head.size = end + 4;
    QByteArrayView rest = received.first(end);
    while (!rest.isEmpty()) {
        const qsizetype lineEnd = rest.indexOf("\r\n");
        const QByteArray line = (lineEnd < 0 ? rest : rest.first(lineEnd)).toByteArray();
        rest = lineEnd < 0 ? QByteArrayView() : rest.sliced(lineEnd + 2);
        if (!isHeaderText(line))
            return Problem::Malformed;
        if (head.startLine.isEmpty())
            head.startLine = line;
        else if (head.headers.size() == kMostHeaders)
            return Problem::TooLong;
        else if (!appendHeader(head, line))
            return Problem::Malformed;
    }
    if (head.startLine.isEmpty())
        return Problem::Malformed;
    return head;
}

QByteArray HttpHead::value(QByteArrayView name) const
{
    QByteArray joined;
    for (const auto &[key, value] : headers) {
        if (key != name)
            continue;
        if (!joined.isEmpty())
            joined += ", ";
        joined += value;
    }
    return joined;
}

int HttpHead::count(QByteArrayView name) const
{
    const auto isNamed = [name](const auto &header) { return header.first == name; };
    return static_cast<int>(std::count_if(headers.begin(), headers.end(), isNamed));
}

bool HttpHead::listContains(QByteArrayView name, QByteArrayView token) const
{
    const QList<QByteArray> parts = value(name).split(',');
    const auto isToken = [token](const QByteArray &part) {
        return part.trimmed().compare(token, Qt::CaseInsensitive) == 0;
    };
    return std::any_of(parts.begin(), parts.end(), isToken);
}

} // namespace ecom67
