// SPDX-License-Identifier: MIT
#include "chaos/ChaosProxy.h"

#include "gateway/TcpReset.h"

#include <QPointer>

#include <algorithm>

namespace ecom67::test {

struct ChaosProxy::Link
{
    Link(std::unique_ptr<QTcpSocket> customer, const Weather &up, const Weather &down)
        : client(std::move(customer))
        , upwards(*client, server, up, nullptr)
        , downwards(server, *client, down, nullptr)
    {
    }

    std::unique_ptr<QTcpSocket> client;
    QTcpSocket server;
    ChaosPipe upwards;
    ChaosPipe downwards;
    QObject life; ///< ends with the link
};

ChaosProxy::ChaosProxy(quint16 serverPort, QObject *parent)
    : QObject(parent)
    , m_serverPort(serverPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ChaosProxy::accept);
    setRefusing(false);
}

ChaosProxy::~ChaosProxy()
{
    for (const auto &link : m_links) {
        link->client->disconnect(this);
        link->server.disconnect(this);
    }
}

QUrl ChaosProxy::through(QUrl url) const
{
    url.setPort(m_port);
    return url;
}

void ChaosProxy::setWeather(const Weather &up, const Weather &down)
{
    m_up = up;
    m_down = down;
    // A pipe may end its link.
    QList<Link *> links;
    for (const auto &link : m_links)
        links.append(link.get());
    const auto isLive = [this](const Link *link) {
        return std::any_of(m_links.begin(), m_links.end(),
                           [link](const auto &live) { return live.get() == link; });
    };
    for (Link *link : links) {
        if (isLive(link))
            link->upwards.flow();
        if (isLive(link))
            link->downwards.flow();
        // An end that could not get through may do so now.
        if (isLive(link))
            passOnEnd(link);
    }
}

void ChaosProxy::resetAll()
{
    while (!m_links.empty())
        drop(m_links.back().get());
}

void ChaosProxy::endAll()
{
    for (const auto &link : m_links) {
        link->client->disconnectFromHost();
        link->server.disconnectFromHost();
    }
}

void ChaosProxy::setRefusing(bool isRefusing)
{
    if (isRefusing) {
        m_server.close();
    } else if (!m_server.isListening()) {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("the chaos proxy cannot listen: %s", qPrintable(m_server.errorString()));
        m_port = m_server.serverPort();
    }
}

qint64 ChaosProxy::passedUp() const
{
    return m_links.empty() ? 0 : m_links.back()->upwards.passed();
}

void ChaosProxy::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connectionsSoFar;
        socket->setParent(nullptr);
        m_links.push_back(
            std::make_unique<Link>(std::unique_ptr<QTcpSocket>(socket), m_up, m_down));
        Link *link = m_links.back().get();
        connectEnds(link);
        link->server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
    }
}

void ChaosProxy::connectEnds(Link *link)
{
    // Later: none of them may go inside of its own signal. By then the link may be gone.
    const auto later = [this](QObject *sender, auto signal, Link *owner, auto act) {
        connect(
            static_cast<typename QtPrivate::FunctionPointer<decltype(signal)>::Object *>(sender),
            signal, this,
            [owner, act, life = QPointer<QObject>(&owner->life)] {
                if (life)
                    act(owner);
            },
            Qt::QueuedConnection);
    };
    const auto dropIt = [this](Link *over) { drop(over); };
    later(&link->upwards, &ChaosPipe::cut, link, dropIt);
    later(&link->downwards, &ChaosPipe::cut, link, dropIt);
    // Each side's end is the other's, unless the way between them is dark.
    const auto passIt = [this](Link *ended) { passOnEnd(ended); };
    later(link->client.get(), &QAbstractSocket::disconnected, link, passIt);
    later(&link->server, &QAbstractSocket::disconnected, link, passIt);
    // A server that refuses never was connected.
    later(&link->server, &QAbstractSocket::errorOccurred, link, passIt);
}

void ChaosProxy::passOnEnd(Link *link)
{
    const bool isClientGone = link->client->state() == QAbstractSocket::UnconnectedState;
    const bool isServerGone = link->server.state() == QAbstractSocket::UnconnectedState;
    if (isClientGone && isServerGone)
        drop(link);
    else if (isClientGone && !m_up.isBlackHole)
        link->server.disconnectFromHost();
    else if (isServerGone && !m_down.isBlackHole)
        link->client->disconnectFromHost();
}

void ChaosProxy::drop(Link *link)
{
    const auto found = std::find_if(m_links.begin(), m_links.end(),
                                    [link](const auto &live) { return live.get() == link; });
    if (found == m_links.end())
        return;
    const std::unique_ptr<Link> gone = std::move(*found);
    m_links.erase(found);
    for (QTcpSocket *socket : {gone->client.get(), &gone->server}) {
        socket->disconnect();
        if (socket->state() == QAbstractSocket::ConnectedState)
            resetConnection(*socket);
    }
}

} // namespace ecom67::test
