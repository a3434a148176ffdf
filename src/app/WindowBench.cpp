// SPDX-License-Identifier: MIT
#include "app/WindowBench.h"

#include "app/BurstRun.h"
#include "app/SendRun.h"
#include "app/StartupRun.h"
#include "app/ViewRun.h"
#include "view/ChatWindow.h"

namespace ecom67 {

template <typename Run, typename... Parts>
static std::unique_ptr<QObject> begin(ChatWindow &window, Parts &...parts)
{
    auto run = std::make_unique<Run>(parts...);
    run->begin(&window);
    return run;
}

std::unique_ptr<QObject> beginBench(CommandLine::Measured measured, ChatViewModel &chat,
                                    ChatWindow &window, TimedConversationStore *store)
{
    if (measured == CommandLine::Measured::Startup)
        return begin<StartupRun>(window, chat);
    if (measured == CommandLine::Measured::Send && store)
        return begin<SendRun>(window, chat, *store);
    if (qEnvironmentVariableIsSet(kBenchBurstVariable))
        return begin<BurstRun>(window, chat);
    return begin<ViewRun>(window, chat);
}

} // namespace ecom67
