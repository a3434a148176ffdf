// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

class ConversationModel;

/// The conversation as plain text, one "Who: text" for each message, oldest first. For the
/// console of scripts and demos, in English.
QString transcriptOf(ConversationModel &conversation);

} // namespace ecom67
