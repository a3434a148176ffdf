// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace ecom67 {

/// Hears from the operating system that the network is back. A hint, no more: it is absent on
/// many machines and wrong on some, so nothing may ever wait for it.
class NetworkHint : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkHint)

public:
    explicit NetworkHint(QObject *parent = nullptr);
    ~NetworkHint() override;

    /// Begins to listen. The system's plugin is loaded at the first call, not at the start of the
    /// program: most runs never need it. Silent for ever where there is none.
    void listen();

    /// As the system says it; public, so that a test can play the system.
    void take(QNetworkInformation::Reachability reachability);

Q_SIGNALS:
    void cameBack();

private:
    bool m_isListening = false;
    bool m_isOnline = false; ///< the last thing heard
};

} // namespace ecom67
