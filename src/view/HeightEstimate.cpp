// SPDX-License-Identifier: MIT
#include "view/HeightEstimate.h"

#include "core/Card.h"
#include "view/Fonts.h"
#include "view/MessageLayout.h"

#include <algorithm>

namespace ecom67 {

static constexpr float kAverageCharacter = 7.4F; ///< pixels, measured over English answers
static constexpr int kAverageCardLine = 19;
static constexpr int kAverageOffers = 130; ///< a row of buttons and two of suggestions

HeightEstimate HeightEstimate::of(const Message &message, qsizetype shown, bool hasOffers)
{
    const int cardLines
        = MessageLayout::mayHaveCard(message) ? estimateCardLines(message.details) : 0;
    const int inset = 2 * MessageLayout::insetOf(message.role);
    const QStringView text = QStringView(message.text).first(std::min(message.text.size(), shown));
    return {.fixed = cardLines * kAverageCardLine + (hasOffers ? kAverageOffers : 0)
                + MessageLayout::kTimeGap + kSmallLine + inset + MessageLayout::kRowGap,
            .lines = 1 + static_cast<int>(text.count(u'\n')),
            .textLength = static_cast<float>(text.size()) * kAverageCharacter,
            .share = static_cast<float>(MessageLayout::widestShare(cardLines > 0)),
            .inset = inset};
}

int HeightEstimate::at(int rowWidth) const
{
    const auto room = static_cast<float>(rowWidth - 2 * MessageLayout::kRowGap);
    const float inner = std::max(room * share - static_cast<float>(inset), 1.0F);
    const float wrapped = std::min(textLength / inner, static_cast<float>(kHighest));
    return std::min(fixed + (lines + static_cast<int>(wrapped)) * kBodyLine, kHighest);
}

} // namespace ecom67
