// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageSelection.h"

#include <QPoint>
#include <QString>
#include <QTextCursor>

namespace ecom67 {

class MessageListView;

/// Selects text in the list of messages, inside of a bubble and across bubbles, for mouse, finger
/// and keyboard.
class MessageSelector
{
public:
    explicit MessageSelector(MessageListView &view);

    /// The place in a text nearest to a point of the viewport; nowhere when there is no message.
    TextPlace placeAt(const QPoint &position) const;

    void begin(const TextPlace &place); ///< nothing is selected yet
    void extendTo(const TextPlace &place);
    void selectWordAt(const TextPlace &place);
    void selectAll();
    /// One step from the end of the selection, or into the current row, as with Shift and an arrow.
    void extend(QTextCursor::MoveOperation step);
    void clear();

    const MessageSelection &selection() const;
    bool isEmpty() const { return selection().isEmpty(); }

    /// What is selected as plain text; of several messages each with who said it and when.
    QString text() const;

private:
    int lengthOf(int row) const;
    QTextCursor cursorAt(const TextPlace &place) const;
    void set(const MessageSelection &selection);

    MessageListView &m_view;
};

} // namespace ecom67
