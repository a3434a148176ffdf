// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace ecom67::test {

/// A company's HTTP proxy: leads every CONNECT to one server on this machine, or misbehaves.
class ConnectProxy : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectProxy)

public:
    explicit ConnectProxy(quint16 serverPort, QObject *parent = nullptr);
    ~ConnectProxy() override;

    /// The system's setting for it, e.g. "http://user:password@127.0.0.1:3128".
    QByteArray setting(const QByteArray &userAndPassword = {}) const;

    QByteArray wanted; ///< "user:password" it asks for; empty: lets everybody through
    QByteArray refusal; ///< answer to every CONNECT, e.g. "403 Forbidden"; empty: obliges
    bool isSilent = false; ///< takes connections and never answers
    bool hangsUp = false; ///< ends a connection once it has asked for something
    std::chrono::milliseconds idle{0}; ///< ends a tunnel after so long without a byte; 0: never

    void die(); ///< with all its tunnels; new connections find a closed port
    void revive();
    int tunnels() const { return m_tunnels; } ///< made so far
    QByteArray asked; ///< all heads it got; holds secrets

private:
    void answer(QTcpSocket *client);
    void connectThrough(QTcpSocket *client);

    quint16 m_serverPort;
    quint16 m_port = 0;
    int m_tunnels = 0;
    QList<QPointer<QTcpSocket>> m_clients;
};

} // namespace ecom67::test
