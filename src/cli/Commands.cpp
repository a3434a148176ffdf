// SPDX-License-Identifier: MIT
#include "cli/Command.h"
#include "cli/GatewayCommand.h"

#include <array>

namespace ecom67 {

std::span<const Command> commands()
{
    static constexpr std::array table{
        Command{"gateway", "serve the local gateway, with faults on demand", runGatewayCommand},
    };
    return table;
}

} // namespace ecom67
