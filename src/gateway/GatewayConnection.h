// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/AnswerPlanner.h"
#include "gateway/ConnectionLimits.h"
#include "gateway/Fault.h"
#include "gateway/HandshakeSession.h"
#include "gateway/PacedWriter.h"
#include "gateway/Step.h"
#include "websocket/FrameReader.h"
#include "websocket/FrameWriter.h"

#include <QByteArray>
#include <QObject>

class QTcpSocket;

namespace ecom67 {

class AnswerRun;
struct GatewayState;

/// The gateway's end of one TCP connection: handshake, frames, quotas, and the answers on their
/// way. Emits ended() once the TCP connection is gone; its owner then deletes it later.
class GatewayConnection : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GatewayConnection)

public:
    /// Takes the socket over. The state must outlive the connection.
    GatewayConnection(QTcpSocket *socket, GatewayState &state, QObject *parent = nullptr);
    ~GatewayConnection() override;

    /// Serves what has arrived already. Call once the signals are connected.
    void start();

    bool isOpen() const { return m_phase == Phase::Open; }
    void sendText(const QByteArray &utf8);
    void close(CloseCode code, const QByteArray &reason);
    void drop(bool isReset); ///< ends TCP at once, without a close frame

Q_SIGNALS:
    void opened();
    void textReceived(const QByteArray &utf8);
    void ended();

private:
    enum class Phase {
        Handshake,
        Open,
        Closing, ///< our close frame is out, only the peer's is awaited
        Deaf, ///< a fault: nothing that comes in matters
        Ended,
    };

    void readSocket();
    void readHandshake();
    void follow(const HandshakeAnswer &answer);
    void awaitKeys();
    void open();
    void readFrames();
    void handle(const FrameEvent &event);
    void handleText(const QByteArray &utf8);
    void startRun(AnswerRun *run); ///< a child of this
    void perform(const Step &step);
    void sendClose(const step::Close &close);
    void finishTcp();
    void endTcp(bool isReset);
    void socketGone();

    QTcpSocket *m_socket;
    GatewayState &m_state;
    ActiveFaults m_faults;
    PacedWriter m_writer;
    FrameReader m_reader;
    FrameWriter m_frames;
    AnswerPlanner m_planner;
    Dialect::Kind m_dialect;
    Asker m_asker;
    HandshakeSession m_handshake;
    ConnectionLimits m_limits;
    Phase m_phase = Phase::Handshake;
    bool m_holdsTcp = false; ///< a fault: never ends TCP by itself
};

} // namespace ecom67
