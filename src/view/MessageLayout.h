// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "view/CardLayout.h"
#include "view/ChipLayout.h"
#include "view/DocumentParts.h"
#include "view/Glyph.h"
#include "view/MessageTarget.h"
#include "view/MessageText.h"

#include <QRect>
#include <QString>
#include <QTextDocument>

#include <memory>
#include <optional>

namespace ecom67 {

class PictureHosts;
class ShopLinks;
struct Theme;

/// Where everything of one message lies in its row. Made once for a message, a width and a
/// direction; size, painting and mouse all read the same one, so they cannot disagree.
///
/// Coordinates are those of the row, whose left upper corner is the origin.
struct MessageLayout
{
    static constexpr int kRowGap = 16; ///< below each row, and around the list
    static constexpr int kPadding = 12; ///< inside a bubble
    static constexpr qreal kCornerRadius = 8;
    static constexpr int kBorder = 1; ///< of every bubble but the customer's
    static constexpr int kTimeGap = 4; ///< above the time

    /// What decides about a layout beside the message itself.
    struct Context
    {
        int width = 0; ///< of the row
        Qt::LayoutDirection direction = Qt::LeftToRight;
        bool isStillWorking = false;
        qsizetype shown = messageText::kMostShown; ///< weight; the rest is folded
        bool hasOffers = false; ///< buttons and suggestions stand below it
        const ShopLinks *shop = nullptr; ///< where products lead; null: nowhere
        const PictureHosts *pictures = nullptr; ///< which of products are shown; null: none
        bool isTimeHidden = false; ///< a message below it shows the same

        friend bool operator==(const Context &, const Context &) = default;
    };

    static MessageLayout make(const Message &message, const Context &context, const Theme &theme);
    /// The layout of the same message with more of it shown than before: takes the document of the
    /// earlier one, which must not be used afterwards, and adds to it.
    static MessageLayout unfold(const MessageLayout &before, qsizetype shownBefore,
                                const Message &message, const Context &context, const Theme &theme);

    static bool mayHaveCard(const Message &message);
    /// How much of a row without its margins a bubble may take.
    static double widestShare(bool hasCard);
    static int insetOf(Message::Role role); ///< between the edge of a bubble and its text

    /// Which of the targets a click there means: an index of targets, or -1.
    int targetAt(const QPoint &position) const;
    /// Where a target of an earlier layout is in targets, or -1.
    int indexOf(const MessageTarget &target) const;

    int height = 0;
    bool isFolded = false; ///< not all of the text is shown
    QRect bubble; ///< null for a notice: just text
    std::shared_ptr<QTextDocument> document;
    QPoint textPosition;
    QList<DocumentParts::Box> boxes; ///< behind the text
    CardLayout cards; ///< below the text, inside of the bubble
    ChipLayout chips; ///< below the bubble
    QString timeText;
    QRect timeRect; ///< null for a notice
    std::optional<Glyph> mark; ///< beside the time: how far it has come
    QRect markRect;
    QString note; ///< below the bubble: how far it has come, or why no further
    Glyph noteGlyph = Glyph::Clock;
    bool isNoteProblem = false;
    QRect noteIconRect;
    QRect noteRect;
    QList<MessageTarget> targets; ///< all that can be pressed, in the order of reading

private:
    void layOut(const Message &message, const Context &context);
    void layOutText(const Message &message, const Context &context);
    void layOutFold(const Context &context, QSize &content);
    void layOutTime(const Message &message, const Context &context, QSize &content);
    void layOutNote(const Message &message, int right, int top, int maxWidth);
    void mirror(int width);

    QPoint cardOffset; ///< of the cards in the bubble
};

} // namespace ecom67
