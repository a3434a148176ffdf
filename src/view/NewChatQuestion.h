// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QWidget;

namespace ecom67 {

class ConversationModel;

/// Asks above the window whether the conversation may be forgotten, unless nothing has been said
/// yet, and calls confirmed if so. Returns at once.
void askForNewChat(const ConversationModel &conversation, QWidget *window,
                   const std::function<void()> &confirmed);

} // namespace ecom67
