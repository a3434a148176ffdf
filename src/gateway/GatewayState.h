// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Assistant.h"
#include "gateway/Fault.h"
#include "gateway/GatewayOptions.h"
#include "gateway/TrafficRecord.h"

namespace ecom67 {

/// What all connections of one gateway share. The gateway owns it and outlives them.
struct GatewayState
{
    GatewayOptions options;
    FaultPlan faults;
    Assistant assistant;
    TrafficRecord record;
};

} // namespace ecom67
