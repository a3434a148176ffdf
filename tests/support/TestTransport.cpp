// SPDX-License-Identifier: MIT
#include "support/TestTransport.h"

#include "service/NetworkSetup.h"
#include "service/SocketTransport.h"
#ifdef ECOM67_QT_WEBSOCKETS
#include "service/WebSocketTransport.h"
#endif

#include <QtGlobal>

namespace ecom67::test {

using namespace Qt::StringLiterals;

bool isOwnTransport()
{
    const QString name = qEnvironmentVariable("ECOM67_TEST_TRANSPORT");
    if (name == "socket"_L1)
        return true;
#ifdef ECOM67_QT_WEBSOCKETS
    if (name.isEmpty() || name == "qt"_L1)
        return false;
#else
    if (name.isEmpty())
        return true;
#endif
    qFatal("ECOM67_TEST_TRANSPORT: no transport \"%s\" in this build", qPrintable(name));
}

std::unique_ptr<ChatTransport> makeTestTransport(const NetworkSetup &network,
                                                 const GuardedTransport::Limits &limits)
{
#ifdef ECOM67_QT_WEBSOCKETS
    if (!isOwnTransport())
        return std::make_unique<WebSocketTransport>(network, limits);
#endif
    return std::make_unique<SocketTransport>(network, limits);
}

std::unique_ptr<ChatTransport> makeTestTransport(const GuardedTransport::Limits &limits)
{
    static const NetworkSetup network;
    return makeTestTransport(network, limits);
}

} // namespace ecom67::test
