// SPDX-License-Identifier: MIT
#include "service/TransportFactory.h"
#include "service/WebSocketTransport.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

std::unique_ptr<ChatTransport> makeTransport(const NetworkSetup &network, QObject *parent)
{
    return std::make_unique<WebSocketTransport>(network, WebSocketTransport::Limits(), parent);
}

QString transportName()
{
    return u"Qt WebSockets"_s;
}

} // namespace ecom67
