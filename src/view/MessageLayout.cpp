// SPDX-License-Identifier: MIT
#include "view/MessageLayout.h"

#include "core/PictureHosts.h"
#include "core/ShopLinks.h"
#include "view/DeliveryText.h"
#include "view/DocumentParts.h"
#include "view/Fonts.h"
#include "view/MarkdownStyle.h"
#include "view/MessageDocument.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ecom67 {

static constexpr double kWidestShare = 0.8; ///< of the row without its margins
/// A card is a table of sorts, which needs the room more than a text does.
static constexpr double kWidestWithCard = 0.92;
static constexpr int kCardGap = 8; ///< above the first card
static constexpr int kChipGap = 8; ///< below the bubble
static constexpr int kMarkSide = 12;
static constexpr int kMarkGap = 4;
static constexpr int kNoteGap = 4;
static constexpr int kFoldGap = 6; ///< above and below "Show more"
static constexpr int kSlack = 2; ///< a text painted into just its own width may wrap
static constexpr int kNoteActionGap = 8;
static constexpr int kActionGap = 16; ///< between two, so that a finger does not meet both
static constexpr int kActionReach = 6; ///< around the words, so that a finger meets them

double MessageLayout::widestShare(bool hasCard)
{
    return hasCard ? kWidestWithCard : kWidestShare;
}

static int widestBubble(int rowWidth, bool hasCard)
{
    return static_cast<int>((rowWidth - 2 * MessageLayout::kRowGap)
                            * MessageLayout::widestShare(hasCard));
}

bool MessageLayout::mayHaveCard(const Message &message)
{
    return message.role == Message::Role::Assistant && !message.details.payload.isEmpty();
}

int MessageLayout::insetOf(Message::Role role)
{
    const bool hasBorder = role != Message::Role::User;
    return kPadding + (hasBorder ? kBorder : 0);
}

/// As wide as its text, or all there is when a line had to be broken: what a browser does.
static QSize fitDocument(QTextDocument &document, int available, bool isLong)
{
    // Setting the same width again would lay out everything again.
    if (document.textWidth() != available)
        document.setTextWidth(available);
    (void)document.size(); // lays out; until then blocks have no lines
    // Of what folds nothing is measured twice.
    bool isWrapped = isLong;
    bool hasCode = false;
    for (QTextBlock block = document.begin(); block.isValid() && !isWrapped; block = block.next()) {
        const QTextLayout *lines = block.layout();
        const int wanted = 1 + static_cast<int>(block.text().count(QChar::LineSeparator));
        hasCode |= markdownStyle::codeNumber(block) >= 0;
        isWrapped = lines->lineCount() > wanted;
    }
    int width = available;
    if (!isWrapped) {
        const int needed = hasCode ? DocumentParts::kNarrowestCode : 0;
        width = std::min(available,
                         std::max(needed, static_cast<int>(std::ceil(document.idealWidth()))));
        document.setTextWidth(width); // right-to-left text aligns to the other edge
    }
    return {width, static_cast<int>(std::ceil(document.size().height()))};
}

/// A text document leaves all of a line's spare height above the text, a browser half of it.
static int baselineShift()
{
    const QFont font = textFont(kBodySize);
    const QFontMetrics metrics(font);
    const int spare = kBodyLine - metrics.ascent() - metrics.descent();
    return baselineIn(font, kBodyLine) - metrics.ascent() - std::max(0, spare);
}

MessageLayout MessageLayout::make(const Message &message, const Context &context,
                                  const Theme &theme)
{
    MessageLayout layout;
    layout.document = messageDocument::make(message, theme, context.shown);
    layout.isFolded = messageText::isFolded(message, context.shown);
    layout.layOut(message, context);
    return layout;
}

MessageLayout MessageLayout::unfold(const MessageLayout &before, qsizetype shownBefore,
                                    const Message &message, const Context &context,
                                    const Theme &theme)
{
    MessageLayout layout;
    layout.document = before.document;
    messageDocument::extend(*layout.document, message, theme, shownBefore, context.shown);
    // Reading all of a long text takes longer than another width does.
    layout.isFolded = shownBefore < context.shown ? messageText::isFolded(message, context.shown)
                                                  : before.isFolded;
    layout.layOut(message, context);
    return layout;
}

void MessageLayout::layOut(const Message &message, const Context &context)
{
    layOutText(message, context);
    if (context.direction == Qt::RightToLeft)
        mirror(context.width);
    // The text is not mirrored in itself: its own language decides.
    DocumentParts parts = DocumentParts::of(*document);
    for (MessageTarget &target : parts.targets)
        target.translate(textPosition);
    for (DocumentParts::Box &box : parts.boxes)
        box.rect.translate(textPosition);
    // Cards are as wide as the bubble has room, and mirrored already, as the chips are.
    cards.translate(bubble.topLeft() + cardOffset);
    targets = parts.targets + cards.targets + targets + chips.targets;
    boxes = parts.boxes;
}

void MessageLayout::layOutText(const Message &message, const Context &context)
{
    const bool isNotice = message.role == Message::Role::Notice;
    const int inset = isNotice ? 0 : insetOf(message.role);
    const QList<Card> shownCards
        = mayHaveCard(message) ? readCards(message.details) : QList<Card>();
    const int widest = widestBubble(context.width, !shownCards.isEmpty());
    QSize content = fitDocument(*document, std::max(widest - 2 * inset, 1),
                                isFolded || context.shown > messageText::kMostShown);

    if (isNotice) {
        textPosition = {(context.width - content.width()) / 2, 0};
        height = content.height() + kRowGap;
        return;
    }
    layOutFold(context, content);
    if (!shownCards.isEmpty()) {
        cardOffset = {inset, inset + content.height() + kCardGap};
        cards = CardLayout::make(shownCards, std::max(widest - 2 * inset, 1), context.direction,
                                 context.shop ? *context.shop : ShopLinks(),
                                 context.pictures ? *context.pictures : PictureHosts());
        content = {cards.size.width(), content.height() + kCardGap + cards.size.height()};
    }
    const int textHeight = content.height();
    layOutTime(message, context, content);
    bubble = QRect(kRowGap, 0, content.width() + 2 * inset, content.height() + 2 * inset);
    if (message.role == Message::Role::User)
        bubble.moveRight(context.width - kRowGap - 1);
    const QPoint inner = bubble.topLeft() + QPoint(inset, inset);
    for (MessageTarget &target : targets)
        target.translate(inner);
    if (!timeRect.isNull())
        timeRect.moveTopLeft(inner + QPoint(0, textHeight + kTimeGap));
    textPosition = inner + QPoint(0, baselineShift());
    markRect = QRect(timeRect.right() + 1 + (timeText.isEmpty() ? 0 : kMarkGap),
                     timeRect.top() + (kSmallLine - kMarkSide) / 2, kMarkSide, kMarkSide);

    height = bubble.bottom() + 1;
    const DeliveryText delivery = DeliveryText::of(message, context.isStillWorking);
    note = delivery.note;
    isNoteProblem = delivery.isProblem;
    noteGlyph = delivery.mark.value_or(Glyph::Clock);
    if (!note.isEmpty())
        layOutNote(message, bubble.right() + 1, height + kNoteGap, widest);
    if (context.hasOffers) {
        chips = ChipLayout::make(AnswerOffers::of(message), context.width - 2 * kRowGap,
                                 context.direction);
        chips.translate({kRowGap, height + kChipGap});
        height += chips.size.isEmpty() ? 0 : kChipGap + chips.size.height();
    }
    height += kRowGap;
}

/// Below the text, and relative to it: the way to more of a long message, and back.
void MessageLayout::layOutFold(const Context &context, QSize &content)
{
    const QFontMetrics metrics(textFont(kSmallSize, QFont::Bold));
    int left = 0;
    const auto add = [&](MessageTarget::Fold fold, const QString &caption) {
        MessageTarget target{.kind = MessageTarget::Kind::Fold};
        target.index = fold;
        target.text = caption;
        target.rect = QRect(left, content.height() + kFoldGap, metrics.horizontalAdvance(caption),
                            kSmallLine);
        target.reach = kActionReach;
        left = target.rect.right() + 1 + kActionGap;
        targets.append(target);
    };
    //: Below the beginning of a very long message: shows the next part of it
    if (isFolded)
        add(MessageTarget::More, QCoreApplication::translate("MessageText", "Show more"));
    //: Below a very long message: shows only the beginning of it
    if (context.shown > messageText::kMostShown)
        add(MessageTarget::Less, QCoreApplication::translate("MessageText", "Show less"));
    if (targets.isEmpty())
        return;
    content = {std::max(content.width(), left - kActionGap),
               content.height() + kFoldGap + kSmallLine + kFoldGap};
}

void MessageLayout::layOutTime(const Message &message, const Context &context, QSize &content)
{
    mark = DeliveryText::of(message, false).mark;
    if (context.isTimeHidden && !mark)
        return;
    if (!context.isTimeHidden)
        timeText = ecom67::timeText(message.timestamp);
    const int width = QFontMetrics(textFont(kSmallSize)).horizontalAdvance(timeText);
    timeRect = QRect(0, 0, width, kSmallLine);
    const int needed = width + (mark ? kMarkGap + kMarkSide : 0);
    content = {std::max(content.width(), needed), content.height() + kTimeGap + kSmallLine};
}

/// The verbs below a message beside each other, from the left edge on.
static QList<MessageTarget> verbTargets(const Message &message)
{
    const QFontMetrics metrics(textFont(kSmallSize, QFont::Bold));
    QList<MessageTarget> verbs;
    int left = 0;
    for (const MessageVerbs::Verb verb : verbsBelow(message)) {
        MessageTarget target{.kind = MessageTarget::Kind::Verb, .verb = verb};
        target.text = verbText(verb);
        target.rect = QRect(left, 0, metrics.horizontalAdvance(target.text), kSmallLine);
        target.reach = kActionReach;
        left += target.rect.width() + kActionGap;
        verbs.append(target);
    }
    return verbs;
}

void MessageLayout::layOutNote(const Message &message, int right, int top, int maxWidth)
{
    const QFontMetrics metrics(textFont(kSmallSize));
    const int indent = kMarkSide + kMarkGap;
    QList<MessageTarget> verbs = verbTargets(message);
    const int verbsWidth = verbs.isEmpty() ? 0 : verbs.constLast().rect.right() + 1;
    const int beside = verbs.isEmpty() ? 0 : kNoteActionGap + verbsWidth;
    const int oneLine = metrics.horizontalAdvance(note) + kSlack;
    int verbsTop = top;
    if (message.role != Message::Role::User)
        right = bubble.left() + indent + oneLine; // begins where the bubble of the answer does
    if (indent + oneLine + beside <= maxWidth) {
        noteRect = QRect(right - oneLine - beside, top, oneLine, kSmallLine);
    } else {
        const QRect wrapped = metrics.boundingRect(QRect(0, 0, maxWidth - indent, 10'000),
                                                   Qt::TextWordWrap | Qt::AlignLeft, note);
        const int width = wrapped.width() + kSlack;
        noteRect = QRect(right - width, top, width, wrapped.height());
        verbsTop = noteRect.bottom() + 1 + kNoteGap;
    }
    noteIconRect
        = QRect(noteRect.left() - indent, top + (kSmallLine - kMarkSide) / 2, kMarkSide, kMarkSide);
    height = noteRect.bottom() + 1;
    for (MessageTarget &verb : verbs) {
        verb.translate({right - verbsWidth, verbsTop});
        height = std::max(height, verb.rect.bottom() + 1);
    }
    targets += verbs;
}

void MessageLayout::mirror(int width)
{
    for (QRect *rect : {&bubble, &timeRect, &markRect, &noteIconRect, &noteRect}) {
        if (!rect->isNull())
            rect->moveLeft(width - rect->right() - 1);
    }
    for (MessageTarget &target : targets)
        target.mirror(width);
    const int textWidth = static_cast<int>(document->textWidth());
    textPosition.setX(width - textPosition.x() - textWidth);
}

int MessageLayout::targetAt(const QPoint &position) const
{
    // What lies below the point comes before what is only near it.
    for (const bool isExact : {true, false}) {
        for (qsizetype i = 0; i < targets.size(); ++i) {
            MessageTarget target = targets.at(i);
            target.reach = isExact ? 0 : target.reach;
            if (target.contains(position))
                return static_cast<int>(i);
        }
    }
    return -1;
}

int MessageLayout::indexOf(const MessageTarget &target) const
{
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (targets.at(i).isSameAs(target))
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace ecom67
