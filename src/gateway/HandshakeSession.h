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

    /// The answer to the next request, or nothing until more has come.
    [[nodiscard]] std::optional<HandshakeAnswer> next(const ActiveFaults &faults);

    /// What came behind the last request: the first frames of an eager client.
    [[nodiscard]] QByteArray takeRest();

private:
    void record(const HttpHead &head, int status);

    GatewayState &m_state;
    QByteArray m_received;
};

} // namespace ecom67
