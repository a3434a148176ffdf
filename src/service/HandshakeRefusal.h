// SPDX-License-Identifier: MIT
#pragma once

namespace ecom67 {

struct ConnectionEnd;
class HandshakeReader;

/// Notes what a refused handshake says: the status, the server's own words for the log (a JSON body
/// with a "message", as API Gateway sends it; at most 200 characters) and when to come back.
void noteRefusal(const HandshakeReader &answer, ConnectionEnd &facts);

} // namespace ecom67
