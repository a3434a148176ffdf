// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/HandshakeResponder.h"

#include <QByteArray>

#include <optional>

namespace ecom67 {

struct GatewayState;

/// The time of a connection before the WebSocket is open: gathers upgrade requests from pieces,
/// has them answered one after the other (HTTP keep-alive), and records them.
class HandshakeSession
{
public:
    explicit HandshakeSession(GatewayState &state);

    void append(const QByteArray &bytes);

    /// The answer to the next request, or nothing until more has come. After AwaitKeys there is
    /// nothing until endWait(), and then the answer to the same request.
    [[nodiscard]] std::optional<HandshakeAnswer> next(const ActiveFaults &faults);
    void endWait() { m_wait = Wait::Over; }

    /// What came behind the last request: the first frames of an eager client.
    [[nodiscard]] QByteArray takeRest();

private:
    /// For newer keys of tokens, on behalf of the first request.
    enum class Wait { None, GoesOn, Over };

    void record(const HttpHead &head, int status);

    GatewayState &m_state;
    QByteArray m_received;
    Wait m_wait = Wait::None;
};

} // namespace ecom67
