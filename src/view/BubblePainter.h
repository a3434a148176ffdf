// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "view/MessageSelection.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QList>
#include <QRect>

class QPainter;
class QRectF;

namespace ecom67 {

struct MessageLayout;
struct MessageTarget;
struct Theme;

/// What a row shows beside its message.
struct RowMarks
{
    QRect visible; ///< what of the row is on the screen; nothing else is painted
    bool isFocused = false;
    MessageSelection::Range selection; ///< of the text
    int focusedTarget = -1; ///< where the keyboard is in it: an index of MessageLayout::targets
    QList<QAbstractTextDocumentLayout::Selection> found; ///< words that were looked for
    QList<QImage> pictures; ///< of its cards, see paintCards()
};

/// Paints one message where its layout says, with the painter's origin at the row's.
class BubblePainter
{
public:
    BubblePainter(const Theme &theme, QPainter &painter);

    void paint(const MessageLayout &layout, Message::Role role, const RowMarks &marks);

    /// Just the box, for the typing indicator too.
    void paintBox(const QRectF &bubble, Message::Role role);

private:
    void paintParts(const MessageLayout &layout, const RowMarks &marks);
    void paintText(const MessageLayout &layout, Message::Role role, const RowMarks &marks);
    void paintNote(const MessageLayout &layout);
    void paintWords(const MessageLayout &layout, Message::Role role);
    void paintFocus(const MessageLayout &layout);
    void paintTargetFocus(const MessageTarget &target);

    const Theme &m_theme;
    QPainter &m_painter;
};

} // namespace ecom67
