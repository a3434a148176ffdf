// SPDX-License-Identifier: MIT
#pragma once

#include "support/RawServer.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QTest>

#include <chrono>
#include <memory>

namespace ecom67::test {

/// A server that accepts, says this, and nothing else by itself.
inline RawServer::OnRequest saying(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const QByteArray &head) {
        socket.write(RawServer::acceptance(head) + bytes);
    };
}

/// A transport that is open to a server.
struct Link
{
    explicit Link(const QByteArray &bytes = {}, const GuardedTransport::Limits &limits = {})
        : Link(saying(bytes), limits)
    {
    }
    Link(RawServer::OnRequest onRequest, const GuardedTransport::Limits &limits)
        : server(std::move(onRequest))
        , transport(makeTestTransport(limits))
        , log(*transport)
    {
        transport->open(server.url(), std::chrono::seconds(5));
    }
    bool waitOpened()
    {
        return QTest::qWaitFor([this] { return !log.opened.isEmpty(); }, 5'000);
    }
    bool waitEnded(int milliseconds = 5'000)
    {
        return QTest::qWaitFor([this] { return !log.ended.isEmpty(); }, milliseconds);
    }

    RawServer server;
    std::unique_ptr<ChatTransport> transport;
    TransportLog log;
};

} // namespace ecom67::test
