// SPDX-License-Identifier: MIT
#include "chaos/ConnectProxy.h"

#include <QTimer>

namespace ecom67::test {

ConnectProxy::ConnectProxy(quint16 serverPort, QObject *parent)
    : QTcpServer(parent)
    , m_serverPort(serverPort)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection()) {
            m_clients.append(client);
            connect(client, &QIODevice::readyRead, this, [this, client] { answer(client); });
            connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
        }
    });
    revive();
}

ConnectProxy::~ConnectProxy() = default;

QByteArray ConnectProxy::setting(const QByteArray &userAndPassword) const
{
    return "http://" + (userAndPassword.isEmpty() ? QByteArray() : userAndPassword + '@')
        + "127.0.0.1:" + QByteArray::number(m_port);
}

void ConnectProxy::die()
{
    close();
    for (const auto &client : std::as_const(m_clients)) {
        if (client)
            client->abort();
    }
}

void ConnectProxy::revive()
{
    listen(QHostAddress::LocalHost, m_port);
    m_port = serverPort();
}

void ConnectProxy::answer(QTcpSocket *client)
{
    if (isSilent || !client->peek(16'384).contains("\r\n\r\n"))
        return;
    const QByteArray head = client->readAll();
    asked += head;
    if (hangsUp)
        client->disconnectFromHost();
    else if (!wanted.isEmpty() && !head.contains(QByteArray("Basic " + wanted.toBase64() + "\r\n")))
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                      "Proxy-Authenticate: Basic realm=\"company\"\r\nContent-Length: 0\r\n\r\n");
    else if (!refusal.isEmpty())
        client->write("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n");
    else
        connectThrough(client);
}

void ConnectProxy::connectThrough(QTcpSocket *client)
{
    disconnect(client, &QIODevice::readyRead, this, nullptr);
    auto *server = new QTcpSocket(client);
    auto *idleTimer = new QTimer(client);
    idleTimer->setSingleShot(true);
    connect(idleTimer, &QTimer::timeout, client, [this, client] {
        if (idle.count() > 0)
            client->disconnectFromHost();
    });
    const auto pass = [this, idleTimer](QTcpSocket *from, QTcpSocket *to) {
        if (!to->isOpen())
            return; // one end has died meanwhile
        to->write(from->readAll());
        if (idle.count() > 0)
            idleTimer->start(idle);
    };
    connect(server, &QAbstractSocket::connected, client, [this, client] {
        if (!client->isOpen())
            return;
        ++m_tunnels;
        client->write("HTTP/1.1 200 Connection established\r\n\r\n");
    });
    connect(client, &QIODevice::readyRead, server, [=] { pass(client, server); });
    connect(server, &QIODevice::readyRead, client, [=] { pass(server, client); });
    connect(server, &QAbstractSocket::disconnected, client, &QAbstractSocket::disconnectFromHost);
    server->connectToHost(QHostAddress::LocalHost, m_serverPort);
}

} // namespace ecom67::test
