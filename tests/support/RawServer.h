// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QList>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <optional>

namespace ecom67::test {

/// A TCP server on this machine that writes whatever bytes a test wants, right or wrong: what a
/// server that keeps the rules could never send. Knows just enough of RFC 6455 to accept.
class RawServer : public QTcpServer
{
public:
    /// Called once for each connection, with the whole head of its request.
    using OnRequest = std::function<void(QTcpSocket &socket, const QByteArray &head)>;

    explicit RawServer(OnRequest onRequest)
        : m_onRequest(std::move(onRequest))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                m_sockets.append(socket);
                connect(socket, &QIODevice::readyRead, this, [this, socket] { read(*socket); });
            }
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl url(const QString &scheme = QStringLiteral("ws")) const
    {
        QUrl url;
        url.setScheme(scheme);
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(serverPort());
        url.setPath(QStringLiteral("/prod"));
        url.setQuery(QStringLiteral("sessionId=session-0"));
        return url;
    }

    std::optional<QSslConfiguration> tls; ///< set: speaks TLS with this certificate
    bool reads = true; ///< false: takes nothing more from any connection after the handshake
    int connections = 0;
    QByteArray received; ///< of all connections, heads included

    int openSockets() const
    {
        int count = 0;
        for (const auto &socket : m_sockets)
            count += socket && socket->state() == QAbstractSocket::ConnectedState ? 1 : 0;
        return count;
    }
    QTcpSocket *lastSocket() const { return m_sockets.isEmpty() ? nullptr : m_sockets.last(); }

    static QByteArray acceptance(const QByteArray &head)
    {
        const QByteArray name = "sec-websocket-key:";
        const qsizetype start = head.toLower().indexOf(name) + name.size();
        const QByteArray key = head.sliced(start, head.indexOf('\r', start) - start).trimmed();
        const QByteArray accept
            = QCryptographicHash::hash(QByteArray(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"),
                                       QCryptographicHash::Sha1)
                  .toBase64();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Accept: "
            + accept + "\r\n\r\n";
    }
    /// A refusal on a connection that stays open.
    static QByteArray refusal(int status, const QByteArray &reason)
    {
        return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason
            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
              "Connection: keep-alive\r\n\r\n{}";
    }
    static QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true)
    {
        QByteArray bytes(1, char((isFinal ? 0x80 : 0) | opcode));
        if (payload.size() < 126) {
            bytes += char(payload.size());
        } else if (payload.size() < 65'536) {
            bytes += char(126);
            bytes += char(payload.size() >> 8);
            bytes += char(payload.size() & 0xff);
        } else {
            bytes += char(127);
            for (int shift = 56; shift >= 0; shift -= 8)
                bytes += char((quint64(payload.size()) >> shift) & 0xff);
        }
        return bytes + payload;
    }
    static QByteArray text(const QByteArray &payload) { return frame(1, payload); }
    static QByteArray closing(int code, const QByteArray &reason = {})
    {
        return frame(8, QByteArray() + char(code >> 8) + char(code & 0xff) + reason);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (!tls) {
            QTcpServer::incomingConnection(descriptor);
            return;
        }
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(*tls);
        socket->startServerEncryption();
        addPendingConnection(socket);
    }

private:
    void read(QTcpSocket &socket)
    {
        const bool isFirst = !socket.property("answered").toBool();
        if (!isFirst && !reads)
            return;
        const QByteArray bytes = isFirst ? socket.peek(16'384) : socket.readAll();
        if (!isFirst) {
            received += bytes;
            return;
        }
        if (!reads)
            socket.setReadBufferSize(1'024);
        if (!bytes.contains("\r\n\r\n"))
            return;
        socket.setProperty("answered", true);
        received += socket.readAll();
        m_onRequest(socket, bytes);
    }

    OnRequest m_onRequest;
    QList<QPointer<QTcpSocket>> m_sockets;
};

} // namespace ecom67::test
