// SPDX-License-Identifier: MIT
#pragma once

#include "service/NetworkHint.h"
#include "service/WakeWatch.h"

#include <QObject>

namespace ecom67 {

class ChatService;
struct ConnectionStatus;

/// Tells the service what the machine knows about its connection: that it slept, that its network
/// is back. Watches only while there is anything to hurry.
class ConnectionHints : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionHints)

public:
    /// service must outlive this object.
    explicit ConnectionHints(ChatService &service,
                             WakeWatch::Clocks clocks = WakeWatch::systemClocks(),
                             QObject *parent = nullptr);
    ~ConnectionHints() override;

private:
    void onStatus(const ConnectionStatus &status);

    WakeWatch m_wakeWatch;
    NetworkHint m_networkHint;
};

} // namespace ecom67
