// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace ecom67 {

/// Why the gateway cannot do what it was asked to, as a value. The console makes a sentence of it.
struct GatewayError
{
    Q_GADGET
public:
    enum class Code {
        PortInUse,
        PortForbidden, ///< below 1024 without the right to it
        CannotListen, ///< any other reason of the system
        FaultUnknown, ///< no fault of this name
        FaultValue, ///< a value that the fault cannot take, or none where one is needed
        ScriptUnreadable, ///< the file cannot be opened, or is over 1 MB
        KeysUnusable, ///< the keys of tokens: not to be had from there, or none of use
        KeysUnsupported, ///< this build cannot judge tokens by keys
        ScriptInvalid, ///< not JSON, or not of the form that docs/CONFIGURATION.md describes
    };
    Q_ENUM(Code)

    Code code = Code::CannotListen;
    QString subject; ///< the port, the fault as it was written, or the file
    QString detail; ///< what exactly is wrong, in English; may be empty

    friend bool operator==(const GatewayError &, const GatewayError &) = default;
};

} // namespace ecom67
