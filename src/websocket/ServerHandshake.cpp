// SPDX-License-Identifier: MIT
#include "websocket/ServerHandshake.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace ecom67 {

QByteArray webSocketAccept(const QByteArray &key)
{
    const QByteArray salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64();
}

QByteArray httpReason(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 18> reasons{{
        {101, "Switching Protocols"},
        {200, "OK"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {410, "Gone"},
        {414, "URI Too Long"},
        {426, "Upgrade Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    }};
    const auto found = std::find_if(reasons.begin(), reasons.end(),
                                    [status](const auto &row) { return row.first == status; });
    return found == reasons.end() ? "Unknown" : found->second;
}

QByteArray HttpRefusal::toBytes() const
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + httpReason(status) + "\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return bytes + body;
}

static HttpRefusal refusal(int status)
{
    HttpRefusal refusal{.status = status, .headers = {}, .body = {}, .keepsAlive = true};
    if (status == 426) {
        refusal.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    }
    return refusal;
}

static bool isPlainTarget(const QByteArray &target)
{
    const auto isVisible = [](char c) { return c > ' ' && c < '\x7F'; };
    return target.startsWith('/') && !target.contains('#')
        && std::all_of(target.begin(), target.end(), isVisible);
}

std::variant<UpgradeRequest, HttpRefusal> UpgradeRequest::from(const HttpHead &head)
{
    const QList<QByteArray> words = head.startLine.split(' ');
    if (words.size() != 3 || !isPlainTarget(words[1]))
        return refusal(400);
    if (words[2] != "HTTP/1.1")
        return refusal(words[2].startsWith("HTTP/") ? 505 : 400);
    if (words[0] != "GET")
        return refusal(405);
    if (head.count("host") != 1)
        return refusal(400);
    if (!head.listContains("upgrade", "websocket") || !head.listContains("connection", "upgrade"))
        return refusal(426);
    if (head.value("sec-websocket-version") != "13")
        return refusal(426);
    const QByteArray key = head.value("sec-websocket-key");
    const auto nonce = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    if (!nonce || nonce.decoded.size() != 16 || nonce.decoded.toBase64() != key)
        return refusal(400);
    return UpgradeRequest{.target = words[1], .key = key, .head = head};
}

QByteArray UpgradeRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray UpgradeRequest::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.sliced(mark + 1);
}

QByteArray upgradeResponse(const QByteArray &accept,
                           const QList<std::pair<QByteArray, QByteArray>> &extraHeaders)
{
    // QWebSocket accepts "Connection: upgrade" only when nothing else is in that header.
    QByteArray bytes = "HTTP/1.1 101 Switching Protocols\r\n"
                       "Upgrade: websocket\r\n"
                       "Connection: upgrade\r\n"
                       "Sec-WebSocket-Accept: "
        + accept + "\r\n";
    for (const auto &[name, value] : extraHeaders)
        bytes += name + ": " + value + "\r\n";
    return bytes + "\r\n";
}

} // namespace ecom67
