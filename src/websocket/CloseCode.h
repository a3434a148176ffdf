// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace ecom67 {

/// Why a WebSocket was closed (RFC 6455 section 7.4 and the IANA registry). A value outside the
/// enumerators is legal: 3000 to 4999 belong to libraries and applications.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001, ///< API Gateway: idle for 10 minutes, or 2 hours old
    ProtocolError = 1002,
    UnsupportedData = 1003, ///< API Gateway: a binary frame
    NoStatus = 1005, ///< never on the wire: the close frame had no code
    Abnormal = 1006, ///< never on the wire: there was no close frame
    InvalidPayload = 1007, ///< text that is not UTF-8
    PolicyViolation = 1008, ///< API Gateway: too many requests
    MessageTooBig = 1009,
    MandatoryExtension = 1010,
    InternalError = 1011,
    ServiceRestart = 1012,
    TryAgainLater = 1013,
    BadGateway = 1014,
    TlsHandshake = 1015, ///< never on the wire: TLS failed
};

/// True for a code that a close frame may carry.
bool isAllowedOnWire(CloseCode code) noexcept;

} // namespace ecom67
