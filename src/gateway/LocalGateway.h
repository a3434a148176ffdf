// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/GatewayError.h"
#include "gateway/GatewayOptions.h"
#include "gateway/GatewayState.h"
#include "gateway/TrafficRecord.h"
#include "websocket/CloseCode.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <variant>

namespace ecom67 {

class GatewayConnection;

/// A small API Gateway with a shop assistant behind it, for the demo, for tests and for trying
/// things out. It listens on 127.0.0.1 and nowhere else, and it can misbehave in every way that is
/// named in the table of faults.
class LocalGateway : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LocalGateway)

public:
    explicit LocalGateway(GatewayOptions options = {}, QObject *parent = nullptr);
    ~LocalGateway() override;

    /// Starts to listen; 0 takes any free port. Gives the URL to connect to, or PortInUse,
    /// PortForbidden or CannotListen.
    [[nodiscard]] std::variant<QUrl, GatewayError> listen(quint16 port = 0);

    /// Refuses new connections; those that live go on. listen() with the former port starts again.
    void stopListening();

    QUrl url() const; ///< invalid before the first listen(); unchanged by stopListening()
    quint16 port() const { return m_port; }

    /// From now on. Connections keep the faults they began with; questions meet the new ones.
    void setFaults(const QList<Fault> &faults);

    int connectionCount() const; ///< WebSockets that are open
    void closeConnections(CloseCode code, const QByteArray &reason = {});
    void dropConnections(bool isReset = false); ///< without a close frame
    void sendToAll(const QByteArray &utf8); ///< one text message to each open WebSocket

    /// What clients sent so far. Holds secrets: never log it.
    const QList<HandshakeRecord> &handshakes() const { return m_state.record.handshakes(); }
    const QList<QByteArray> &received() const { return m_state.record.texts(); }
    void clearRecord() { m_state.record.clear(); }

Q_SIGNALS:
    void clientConnected(); ///< a handshake succeeded
    void clientDisconnected(); ///< a TCP connection ended, whatever became of it
    void textReceived(const QByteArray &utf8);

private:
    void acceptConnections();

    GatewayState m_state;
    QTcpServer m_server;
    quint16 m_port = 0;
    QList<GatewayConnection *> m_connections;
    QObject m_connectionOwner; ///< last, so that connections go before the state they use
};

} // namespace ecom67
