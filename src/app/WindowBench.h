// SPDX-License-Identifier: MIT
#pragma once

#include "app/CommandLine.h"

#include <QObject>

#include <memory>

namespace ecom67 {

class ChatViewModel;
class ChatWindow;
class TimedConversationStore;

/// The measurement that the command line asks for, begun in the window that is about to be shown;
/// it prints its figures and quits. The store is that of the conversation, or none where it is kept
/// nowhere. Everything must outlive what is returned.
[[nodiscard]] std::unique_ptr<QObject> beginBench(CommandLine::Measured measured,
                                                  ChatViewModel &chat, ChatWindow &window,
                                                  TimedConversationStore *store);

} // namespace ecom67
