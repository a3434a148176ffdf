// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QAbstractTextDocumentLayout>
#include <QList>

#include <utility>

class QPainter;
class QRectF;

namespace ecom67 {

struct MessageLayout;
struct Theme;

/// Paints one message where its layout says, with the painter's origin at the row's.
class BubblePainter
{
public:
    BubblePainter(const Theme &theme, QPainter &painter);

    /// Parts of the text that look different, as found words do.
    void setMarks(QList<QAbstractTextDocumentLayout::Selection> marks)
    {
        m_marks = std::move(marks);
    }
    void paint(const MessageLayout &layout, Message::Role role, bool isFocused);

    /// Just the box, for the typing indicator too.
    void paintBox(const QRectF &bubble, Message::Role role);

private:
    void paintText(const MessageLayout &layout, Message::Role role);
    void paintNote(const MessageLayout &layout);
    void paintFocus(const MessageLayout &layout);

    const Theme &m_theme;
    QPainter &m_painter;
    QList<QAbstractTextDocumentLayout::Selection> m_marks;
};

} // namespace ecom67
