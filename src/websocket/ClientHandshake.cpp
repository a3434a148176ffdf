// SPDX-License-Identifier: MIT
#include "websocket/ClientHandshake.h"

#include "websocket/ServerHandshake.h"

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QByteArray withoutControls(QByteArray text)
{
    const auto isControlCharacter
        = [](char c) { return static_cast<quint8>(c) < 0x20 || c == '\x7F'; };
    text.removeIf(isControlCharacter);
    return text;
}

ClientHandshake::ClientHandshake(QUrl url, const QByteArray &nonce, Headers extraHeaders)
    : m_url(std::move(url))
    , m_key(nonce.toBase64())
    , m_extraHeaders(std::move(extraHeaders))
{
    Q_ASSERT(nonce.size() == 16);
}

QByteArray ClientHandshake::request() const
{
    QByteArray target = m_url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (m_url.hasQuery())
        target += '?' + m_url.query(QUrl::FullyEncoded).toLatin1();

    QByteArray host = m_url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int defaultPort = m_url.scheme() == "wss"_L1 ? 443 : 80;
    if (m_url.port(defaultPort) != defaultPort)
        host += ':' + QByteArray::number(m_url.port());

    QByteArray bytes = "GET " + target + " HTTP/1.1\r\nHost: " + host
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: "
        + m_key + "\r\n";
    for (const auto &[name, value] : m_extraHeaders)
        bytes += withoutControls(name) + ": " + withoutControls(value) + "\r\n";
    return bytes + "\r\n";
}

int ClientHandshake::statusOf(const HttpHead &answer)
{
    const QByteArray &line = answer.startLine;
    if (!line.startsWith("HTTP/1.") || line.size() < 12 || line[8] != ' ')
        return 0;
    if (line.size() > 12 && line[12] != ' ')
        return 0;
    bool isNumber = false;
    const int status = line.sliced(9, 3).toInt(&isNumber);
    return isNumber && status >= 100 ? status : 0;
}

std::optional<ClientHandshake::Failure> ClientHandshake::check(const HttpHead &answer) const
{
    const int status = statusOf(answer);
    if (status == 0)
        return Failure::NotHttp;
    if (status != 101)
        return Failure::Refused;
    if (!answer.startLine.startsWith("HTTP/1.1") || !answer.listContains("upgrade", "websocket")
        || !answer.listContains("connection", "upgrade"))
        return Failure::NotUpgraded;
    if (answer.value("sec-websocket-accept") != webSocketAccept(m_key))
        return Failure::WrongAccept;
    if (answer.count("sec-websocket-extensions") > 0 || answer.count("sec-websocket-protocol") > 0)
        return Failure::UnwantedExtension;
    return std::nullopt;
}

} // namespace ecom67
