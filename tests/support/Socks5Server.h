// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace ecom67::test {

/// A SOCKS5 proxy (RFC 1928, RFC 1929) that leads everybody to one server on this machine, whatever
/// name they ask for, or refuses.
class Socks5Server : public QTcpServer
{
public:
    explicit Socks5Server(quint16 serverPort)
        : m_serverPort(serverPort)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection()) {
                auto *talk = new Talk{this, client};
                connect(client, &QIODevice::readyRead, client, [talk] { talk->go(); });
                connect(client, &QObject::destroyed, this, [talk] { delete talk; });
                connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost);
    }

    QByteArray user; ///< with the password: what it wants; empty: nothing
    QByteArray password;
    char refusal = 0; ///< reply code of every request; 2: not allowed by the rules
    bool hangsUp = false; ///< as soon as somebody says something
    QByteArray askedHost; ///< the name that was asked for last
    int tunnels = 0;

private:
    enum class Step { Methods, Password, Request, Tunnel };

    struct Talk
    {
        Socks5Server *server;
        QTcpSocket *client;
        Step step = Step::Methods;
        QPointer<QTcpSocket> far{};

        void go()
        {
            if (server->hangsUp) {
                client->abort();
                return;
            }
            while (client->bytesAvailable() > 0 && take()) { }
        }

        /// One message of the client's; false when it is not complete.
        bool take()
        {
            const QByteArray seen = client->peek(600);
            switch (step) {
            case Step::Methods: {
                if (seen.size() < 2 || seen.size() < 2 + seen.at(1))
                    return false;
                const QByteArray methods = client->read(2 + seen.at(1)).mid(2);
                const char wanted = server->user.isEmpty() ? '\x00' : '\x02';
                const bool isOffered = methods.contains(wanted);
                client->write(QByteArray("\x05", 1) + (isOffered ? wanted : '\xFF'));
                step = wanted ? Step::Password : Step::Request;
                return isOffered;
            }
            case Step::Password: {
                if (seen.size() < 2)
                    return false;
                const int userSize = seen.at(1);
                if (seen.size() < 3 + userSize
                    || seen.size() < 3 + userSize + seen.at(2 + userSize))
                    return false;
                const QByteArray said = client->read(3 + userSize + seen.at(2 + userSize));
                const bool isRight = said.mid(2, userSize) == server->user
                    && said.mid(3 + userSize) == server->password;
                client->write(QByteArray("\x01", 1) + (isRight ? '\x00' : '\x01'));
                if (!isRight)
                    client->disconnectFromHost();
                step = Step::Request;
                return isRight;
            }
            case Step::Request: {
                const bool isName = seen.size() > 4 && seen.at(3) == 3;
                const qsizetype size = isName ? 7 + seen.at(4) : 10;
                if (seen.size() < size)
                    return false;
                const QByteArray request = client->read(size);
                server->askedHost = isName ? request.mid(5, request.at(4)) : QByteArray();
                if (server->refusal) {
                    reply(server->refusal);
                    client->disconnectFromHost();
                    return false;
                }
                connectThrough();
                return false;
            }
            case Step::Tunnel:
                break;
            }
            return false;
        }

        void reply(char code)
        {
            client->write(QByteArray::fromHex("05") + code
                          + QByteArray::fromHex("00017f0000010000"));
        }

        void connectThrough()
        {
            step = Step::Tunnel;
            far = new QTcpSocket(client);
            QObject::connect(far, &QAbstractSocket::connected, client, [this] {
                ++server->tunnels;
                reply(0);
                QObject::connect(client, &QIODevice::readyRead, far,
                                 [this] { far->write(client->readAll()); });
            });
            QObject::connect(far, &QIODevice::readyRead, client,
                             [this] { client->write(far->readAll()); });
            QObject::connect(far, &QAbstractSocket::disconnected, client,
                             &QAbstractSocket::disconnectFromHost);
            far->connectToHost(QHostAddress::LocalHost, server->m_serverPort);
        }
    };

    quint16 m_serverPort;
};

} // namespace ecom67::test
