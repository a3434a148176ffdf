// SPDX-License-Identifier: MIT
#pragma once

#include "chaos/ChaosPipe.h"

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <memory>
#include <vector>

namespace ecom67::test {

/// A way through a bad network: everything sent to it goes to one server on this machine, late,
/// slowly, in pieces, damaged or not at all, as the weather is. One for each direction.
class ChaosProxy : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChaosProxy)

public:
    explicit ChaosProxy(quint16 serverPort, QObject *parent = nullptr);
    ~ChaosProxy() override;

    /// The address, led through this proxy.
    QUrl through(QUrl url) const;

    void setWeather(const Weather &up, const Weather &down); ///< from now on, for live ones too
    void setWeather(const Weather &both) { setWeather(both, both); }
    void heal() { setWeather({}); }

    void resetAll(); ///< RST to both sides of every connection
    void endAll(); ///< FIN to both sides
    void setRefusing(bool isRefusing); ///< whether new connections find a closed port

    /// Bytes from the customer that passed over the newest live connection, 0 without one.
    qint64 passedUp() const;
    int liveConnections() const { return static_cast<int>(m_links.size()); }
    int connectionsSoFar() const { return m_connectionsSoFar; }

private:
    struct Link;

    void accept();
    void connectEnds(Link *link);
    void passOnEnd(Link *link); ///< of one side to the other, if there is one and it gets through
    void drop(Link *link);

    quint16 m_serverPort;
    quint16 m_port = 0;
    QTcpServer m_server;
    Weather m_up;
    Weather m_down;
    std::vector<std::unique_ptr<Link>> m_links;
    int m_connectionsSoFar = 0;
};

} // namespace ecom67::test
