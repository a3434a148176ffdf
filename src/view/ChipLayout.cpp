// SPDX-License-Identifier: MIT
#include "view/ChipLayout.h"

#include "view/Fonts.h"
#include "view/OfferText.h"

#include <algorithm>

namespace ecom67 {

static constexpr int kPaddingX = 12;
static constexpr int kPaddingY = 8;
static constexpr int kGap = 8;
static constexpr int kReach = 4; ///< half of the gap: with it a finger has 44 pixels
static constexpr int kMostLines = 8;

namespace {

class Flow
{
public:
    Flow(ChipLayout &layout, int width, Qt::LayoutDirection direction)
        : m_layout(layout)
        , m_width(width)
        , m_direction(direction)
    {
    }

    void add(ChipLayout::Look look, MessageTarget target)
    {
        const TextBlock::Style style{
            .font
            = textFont(kBodySize, look == ChipLayout::Look::Chip ? QFont::Normal : QFont::Bold),
            .lineHeight = kBodyLine,
            .alignment = m_direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft,
            .mostLines = kMostLines};
        const int widest = std::max(m_width - 2 * kPaddingX, 1);
        const int wanted = std::min(TextBlock::widthOf(target.text, style.font), widest);
        const TextBlock words(target.text, style, wanted);
        const QSize plate(wanted + 2 * kPaddingX, words.size().height() + 2 * kPaddingY);
        if (m_left > 0 && m_left + plate.width() > m_width)
            breakRow();
        target.rect = QRect(QPoint(m_left, m_top), plate);
        target.reach = kReach;
        m_layout.chips.append({.words = words, .position = {}, .look = look});
        m_layout.targets.append(target);
        m_left += plate.width() + kGap;
        m_bottom = std::max(m_bottom, m_top + plate.height());
    }

    void breakRow()
    {
        if (m_left == 0)
            return;
        m_left = 0;
        m_top = m_bottom + kGap;
    }

    void finish()
    {
        for (qsizetype i = 0; i < m_layout.chips.size(); ++i) {
            MessageTarget &target = m_layout.targets[i];
            if (m_direction == Qt::RightToLeft)
                target.mirror(m_width);
            m_layout.chips[i].position = target.rect.topLeft() + QPoint(kPaddingX, kPaddingY);
        }
        m_layout.size = m_layout.chips.isEmpty() ? QSize() : QSize(m_width, m_bottom);
    }

private:
    ChipLayout &m_layout;
    int m_width;
    Qt::LayoutDirection m_direction;
    int m_left = 0;
    int m_top = 0;
    int m_bottom = 0;
};

} // namespace

ChipLayout ChipLayout::make(const AnswerOffers &offers, int width, Qt::LayoutDirection direction)
{
    ChipLayout layout;
    Flow flow(layout, width, direction);
    for (qsizetype i = 0; i < offers.actions.size(); ++i) {
        MessageTarget target{.kind = MessageTarget::Kind::ActionButton};
        target.index = static_cast<int>(i);
        target.text = actionCaption(offers.actions.at(i));
        flow.add(offers.isActionDue && i == 0 ? Look::Due : Look::Button, target);
    }
    flow.breakRow();
    for (qsizetype i = 0; i < offers.suggestions.size(); ++i) {
        MessageTarget target{.kind = MessageTarget::Kind::Suggestion};
        target.index = static_cast<int>(i);
        target.text = suggestionText(offers.suggestions.at(i));
        flow.add(Look::Chip, target);
    }
    flow.finish();
    return layout;
}

void ChipLayout::translate(const QPoint &offset)
{
    for (Chip &chip : chips)
        chip.position += offset;
    for (MessageTarget &target : targets)
        target.translate(offset);
}

} // namespace ecom67
