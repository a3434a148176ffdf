// SPDX-License-Identifier: MIT
#include "service/SocketTransport.h"
#include "service/TransportFactory.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

std::unique_ptr<ChatTransport> makeTransport(const NetworkSetup &network, QObject *parent)
{
    return std::make_unique<SocketTransport>(network, SocketTransport::Limits(), parent);
}

QString transportName()
{
    return u"own, over Qt Network"_s;
}

} // namespace ecom67
