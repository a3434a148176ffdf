// SPDX-License-Identifier: MIT
#pragma once

#include "core/AnswerOffers.h"

#include <QString>

namespace ecom67 {

/// What the customer says by choosing a suggestion, in the customer's own voice; what is shown
/// and what is sent are the same.
QString suggestionText(const Suggestion &suggestion);

/// What is offered, as one sentence for a screen reader; empty when that is nothing.
QString offersSentence(const AnswerOffers &offers);

/// On the button of an action. The server's own caption does not count: it could promise something
/// else than the button does.
QString actionCaption(const AnswerAction &action);

/// What the button says to the assistant where it opens no page.
QString actionRequest(const AnswerAction &action);

} // namespace ecom67
