// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"

#include "gateway/GatewayConnection.h"
#include "gateway/Logging.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

LocalGateway::LocalGateway(GatewayOptions options, QObject *parent)
    : QObject(parent)
    , m_state{.options = std::move(options), .faults = {}, .assistant = {}, .record = {}}
{
    m_state.faults.setFaults(m_state.options.faults);
    connect(&m_server, &QTcpServer::newConnection, this, &LocalGateway::acceptConnections);
}

LocalGateway::~LocalGateway() = default;

static GatewayError::Code codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return GatewayError::Code::PortInUse;
    case QAbstractSocket::SocketAccessError:
        return GatewayError::Code::PortForbidden;
    default:
        return GatewayError::Code::CannotListen;
    }
}

std::variant<QUrl, GatewayError> LocalGateway::listen(quint16 port)
{
    m_server.close();
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return GatewayError{.code = codeOf(m_server.serverError()),
                            .subject = QString::number(port),
                            .detail = m_server.errorString()};
    }
    m_port = m_server.serverPort();
    qCInfo(lcGateway) << "listening on port" << m_port;
    return url();
}

void LocalGateway::stopListening()
{
    m_server.close();
}

QUrl LocalGateway::url() const
{
    if (m_port == 0)
        return {};
    QUrl url;
    url.setScheme(u"ws"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    url.setPath(QString::fromUtf8(m_state.options.stagePath));
    return url;
}

void LocalGateway::setFaults(const QList<Fault> &faults)
{
    m_state.faults.setFaults(faults);
}

int LocalGateway::connectionCount() const
{
    return static_cast<int>(std::count_if(m_connections.begin(), m_connections.end(),
                                          [](const auto *each) { return each->isOpen(); }));
}

void LocalGateway::closeConnections(CloseCode code, const QByteArray &reason)
{
    const auto connections = m_connections;
    for (GatewayConnection *connection : connections)
        connection->close(code, reason);
}

void LocalGateway::dropConnections(bool isReset)
{
    const auto connections = m_connections;
    for (GatewayConnection *connection : connections)
        connection->drop(isReset);
}

void LocalGateway::sendToAll(const QByteArray &utf8)
{
    const auto connections = m_connections;
    for (GatewayConnection *connection : connections)
        connection->sendText(utf8);
}

void LocalGateway::acceptConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *connection = new GatewayConnection(socket, m_state, &m_connectionOwner);
        m_connections.append(connection);
        connect(connection, &GatewayConnection::opened, this, &LocalGateway::clientConnected);
        connect(connection, &GatewayConnection::textReceived, this, &LocalGateway::textReceived);
        connect(connection, &GatewayConnection::ended, this, [this, connection] {
            m_connections.removeOne(connection);
            connection->deleteLater();
            Q_EMIT clientDisconnected();
        });
        connection->start();
    }
}

} // namespace ecom67
