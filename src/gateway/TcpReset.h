// SPDX-License-Identifier: MIT
#pragma once

class QTcpSocket;

namespace ecom67 {

/// Ends a TCP connection with a RST instead of a FIN, as a crashed peer or a firewall would.
void resetConnection(QTcpSocket &socket);

} // namespace ecom67
