// SPDX-License-Identifier: MIT
#include "cli/Command.h"
#include "cli/ConfigCommand.h"
#include "cli/GatewayCommand.h"
#include "cli/IdentityCommand.h"
#include "cli/SendCommand.h"

#include <array>

namespace ecom67 {

std::span<const Command> commands()
{
    static constexpr std::array table{
        Command{"send", "ask one question and print the answer", runSendCommand},
        Command{"config", "show the settings and their sources; import them from .env",
                runConfigCommand},
        Command{"identity", "show where the token comes from; keep one in the password store",
                runIdentityCommand},
        Command{"gateway", "serve the local gateway, with faults on demand", runGatewayCommand},
    };
    return table;
}

} // namespace ecom67
