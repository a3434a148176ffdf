// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Quotas.h"

#include <QObject>
#include <QTimer>

namespace ecom67 {

/// Watches the quotas of one connection that are times.
class ConnectionLimits : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionLimits)

public:
    explicit ConnectionLimits(const Quotas &quotas, QObject *parent = nullptr);
    ~ConnectionLimits() override;

    void awaitHandshake(); ///< starts the time for the next upgrade request afresh
    void open(); ///< the WebSocket is open: from now on idle time and lifetime count
    void noteMessage(); ///< a text message came or went; control frames do not count
    void stop();

Q_SIGNALS:
    void handshakeOverdue();
    void idleTooLong();
    void livedTooLong();

private:
    QTimer m_handshake;
    QTimer m_idle;
    QTimer m_life;
};

} // namespace ecom67
