// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

namespace ecom67 {

class NetworkSetup;

/// Where Qt WebSockets is missing. Not done yet: every attempt fails with NetworkUnreachable.
class SocketTransport : public ChatTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketTransport)

public:
    explicit SocketTransport(const NetworkSetup &network, QObject *parent = nullptr);
    ~SocketTransport() override;

    void open(const QUrl &url, std::chrono::milliseconds handshakeTimeout) override;
    [[nodiscard]] bool send(const QString &text) override;
    void close() override;
    bool isOpen() const override;
    void checkLink() override;
};

} // namespace ecom67
