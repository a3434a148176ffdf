// SPDX-License-Identifier: MIT
#include "gateway/TcpReset.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace ecom67 {

void resetConnection(QTcpSocket &socket)
{
    // Lingering for zero seconds makes close() send a RST; QAbstractSocket has no option for it.
    linger reset{};
    reset.l_onoff = 1;
    reset.l_linger = 0;
#ifdef Q_OS_WIN
    const auto descriptor = static_cast<SOCKET>(socket.socketDescriptor());
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&reset),
               sizeof reset);
#else
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
#endif
    socket.abort();
}

} // namespace ecom67
