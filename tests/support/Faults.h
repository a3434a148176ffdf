// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/LocalGateway.h"

#include <QStringList>

#include <chrono>
#include <memory>

namespace ecom67::test {

/// Faults by their names. A wrong name ends the test program.
inline QList<Fault> faults(const QStringList &names)
{
    return std::get<QList<Fault>>(Fault::parseAll(names));
}

/// A gateway that misbehaves so and thinks for 1 ms, so that no test waits for an answer.
inline std::unique_ptr<LocalGateway> gatewayWith(const QStringList &faultNames)
{
    GatewayOptions options;
    options.thinkingTime = std::chrono::milliseconds(1);
    options.faults = faults(faultNames);
    return std::make_unique<LocalGateway>(options);
}

} // namespace ecom67::test
