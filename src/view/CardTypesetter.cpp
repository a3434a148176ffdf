// SPDX-License-Identifier: MIT
#include "view/CardTypesetter.h"

#include "view/Fonts.h"

#include <algorithm>

namespace ecom67 {

using Kind = CardLine::Kind;
using Tone = CardLine::Tone;
using Ink = CardLayout::Ink;

static constexpr int kInset = CardLayout::kPadding + CardLayout::kBorder;
static constexpr int kColumnGap = 12; ///< between words and their value
static constexpr double kWidestValue = 0.55; ///< beside its words, of the line
static constexpr int kRuleGap = 8;
static constexpr int kSmallGap = 4; ///< between lines of different kinds
static constexpr int kStepIndent = 20;
static constexpr int kDot = 8;
static constexpr int kThread = 2;
static constexpr int kSmallestTarget = 44; ///< for fingers
static constexpr int kMostTitleLines = 3;
static constexpr int kPictureGap = 10; ///< to the words beside it
static constexpr int kNarrowestWords = 120; ///< beside a picture
static constexpr int kMostLines = 8;

static bool isSmall(Kind kind)
{
    return kind == Kind::Small || kind == Kind::StepNote;
}

static bool isIndented(Kind kind)
{
    return kind == Kind::Step || kind == Kind::StepNote;
}

/// Whether another thing begins that no rule divides from the one before.
static bool isApart(const CardLine &line, Kind before)
{
    switch (line.kind) {
    case Kind::Step:
        return before != Kind::Rule;
    case Kind::Amount:
        return before == Kind::Heading;
    case Kind::Text:
        return before == Kind::Small;
    case Kind::Small:
        return before == Kind::Text || (before == Kind::Small && line.tone == Tone::Normal);
    default:
        return false;
    }
}

static QFont fontOf(const CardLine &line, bool isValue)
{
    const bool isBold = line.kind == Kind::Heading || line.kind == Kind::Title
        || line.kind == Kind::Total || (line.kind == Kind::Step && !isValue)
        || (line.kind == Kind::Small && isValue && line.valueTone != Tone::Normal);
    const bool isSmallStep = line.kind == Kind::Step && isValue;
    QFont font = textFont(isSmall(line.kind) || isSmallStep ? kSmallSize : kBodySize,
                          isBold ? QFont::Bold : QFont::Normal);
    font.setUnderline(!line.link.isEmpty() && !isValue);
    return font;
}

static Ink inkOf(const CardLine &line, bool isValue)
{
    if (!line.link.isEmpty() && !isValue)
        return Ink::Link;
    switch (isValue ? line.valueTone : line.tone) {
    case Tone::Muted:
        return Ink::Muted;
    case Tone::Good:
        return Ink::Good;
    case Tone::Warning:
        return Ink::Warning;
    case Tone::Bad:
        return Ink::Bad;
    case Tone::Normal:
        break;
    }
    return line.kind == Kind::Heading ? Ink::Heading : Ink::Text;
}

CardTypesetter::CardTypesetter(CardLayout &layout, int width, Qt::LayoutDirection direction)
    : m_layout(layout)
    , m_width(width)
    , m_direction(direction)
{
}

QRect CardTypesetter::column(int indent) const
{
    const int left = kInset + m_beside + indent;
    return {left, m_top, std::max(m_width - kInset - left, 1), 0};
}

void CardTypesetter::addCard(const QList<CardLine> &lines)
{
    m_top += m_layout.boxes.isEmpty() ? 0 : CardLayout::kGap;
    const int top = m_top;
    m_top += kInset;
    Kind before = Kind::Rule;
    for (const CardLine &line : lines) {
        addLine(line, before);
        before = line.kind;
    }
    endThing();
    m_top += kInset;
    m_layout.boxes.append(QRect(0, top, m_width, m_top - top));
    m_layout.size = {m_width, m_top};
}

void CardTypesetter::addLine(const CardLine &line, Kind before)
{
    const bool goesOn = isSmall(line.kind) || line.kind == Kind::Text;
    if (!goesOn || !line.link.isEmpty() || !line.picture.isEmpty())
        endThing();
    if (line.kind == Kind::Rule) {
        addRule();
        return;
    }
    if (isApart(line, before))
        m_top += kSmallGap;
    beginThing(line);
    if (!line.picture.isEmpty())
        addPicture(line.picture);
    if (line.kind == Kind::Step)
        addStep();
    addColumns(line);
}

void CardTypesetter::addColumns(const CardLine &line)
{
    const QRect whole = column(isIndented(line.kind) ? kStepIndent : 0);
    if (line.value.isEmpty()) {
        addWords(line, false, false, whole);
        return;
    }
    const int value = TextBlock::widthOf(line.value, fontOf(line, true));
    const QRect words = whole.adjusted(0, 0, -value - kColumnGap, 0);
    const int wanted = TextBlock::widthOf(line.text, fontOf(line, false));
    // Only long names may break beside their price; small print goes above its value instead.
    const bool isBeside
        = value <= whole.width() * kWidestValue && (wanted <= words.width() || !isSmall(line.kind));
    if (isBeside && !line.text.isEmpty()) {
        addWords(line, false, false, words);
        const int below = m_top;
        addWords(line, true, true, whole.adjusted(whole.width() - value, 0, 0, 0));
        m_top = std::max(m_top, below);
        return;
    }
    if (!line.text.isEmpty())
        addWords(line, false, false, whole);
    // Alone in its line a value begins where words do, unless it is a sum.
    const bool isSum = line.kind == Kind::Amount || line.kind == Kind::Total;
    addWords(line, true, isSum, column(isIndented(line.kind) ? kStepIndent : 0));
}

void CardTypesetter::addWords(const CardLine &line, bool isValue, bool isAtEnd, QRect column)
{
    // Columns are mirrored at the end, the words in them are not.
    const bool isAtLeft = isAtEnd == (m_direction == Qt::RightToLeft);
    const TextBlock::Style style{.font = fontOf(line, isValue),
                                 .lineHeight = isSmall(line.kind) ? kSmallLine : kBodyLine,
                                 .alignment = isAtLeft ? Qt::AlignLeft : Qt::AlignRight,
                                 .mostLines
                                 = line.kind == Kind::Title ? kMostTitleLines : kMostLines};
    const TextBlock block(isValue ? line.value : line.text, style, column.width());
    column.setHeight(block.size().height());
    m_layout.words.append({.block = block, .rect = column, .ink = inkOf(line, isValue)});
    m_top = column.bottom() + 1;
}

void CardTypesetter::addRule()
{
    m_top += kRuleGap;
    m_layout.rules.append(column(0).adjusted(0, 0, 0, 1));
    m_top += 1 + kRuleGap;
}

void CardTypesetter::addStep()
{
    const QRect dot(kInset + 2, m_top + (kBodyLine - kDot) / 2, kDot, kDot);
    if (!m_layout.steps.isEmpty()) {
        CardLayout::Step &above = m_layout.steps.last();
        const int left = above.dot.center().x();
        above.line
            = QRect(left, above.dot.bottom() + 1, kThread, dot.top() - above.dot.bottom() - 1);
    }
    m_layout.steps.append({.dot = dot, .line = {}});
}

/// Where reading begins, as high as the first words; the other lines of the thing stand beside it
/// too. Not where it would leave too little to the words.
void CardTypesetter::addPicture(const QUrl &url)
{
    const int taken = CardLayout::kPictureSide + kPictureGap;
    if (column(0).width() - taken < kNarrowestWords)
        return;
    const QRect place(kInset, m_top, CardLayout::kPictureSide, CardLayout::kPictureSide);
    m_layout.pictures.append({.url = url, .rect = place});
    m_beside = taken;
    m_besideBottom = place.bottom() + 1;
}

void CardTypesetter::beginThing(const CardLine &line)
{
    if (line.link.isEmpty())
        return;
    MessageTarget target{.kind = MessageTarget::Kind::CardLink};
    target.index = static_cast<int>(m_layout.targets.size());
    target.url = line.link;
    target.text = line.text;
    target.rect = column(0);
    m_linked = target.index;
    m_layout.targets.append(target);
}

void CardTypesetter::endThing()
{
    if (m_beside > 0)
        m_top = std::max(m_top, m_besideBottom);
    m_beside = 0;
    if (m_linked < 0)
        return;
    MessageTarget &target = m_layout.targets[m_linked];
    target.rect.setBottom(m_top - 1);
    target.reach = std::max(0, (kSmallestTarget - target.rect.height() + 1) / 2);
    m_linked = -1;
}

void CardTypesetter::finish()
{
    if (m_direction == Qt::LeftToRight)
        return;
    const auto mirror = [this](QRect &rect) { rect.moveLeft(m_width - rect.right() - 1); };
    for (CardLayout::Words &words : m_layout.words)
        mirror(words.rect);
    for (QRect &rule : m_layout.rules)
        mirror(rule);
    for (CardLayout::Step &step : m_layout.steps) {
        mirror(step.dot);
        if (!step.line.isNull())
            mirror(step.line);
    }
    for (CardLayout::Picture &picture : m_layout.pictures)
        mirror(picture.rect);
    for (MessageTarget &target : m_layout.targets)
        target.mirror(m_width);
}

} // namespace ecom67
