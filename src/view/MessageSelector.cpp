// SPDX-License-Identifier: MIT
#include "view/MessageSelector.h"

#include "view/CopyText.h"
#include "view/MessageDelegate.h"
#include "view/MessageLayout.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>

#include <algorithm>

namespace ecom67 {

MessageSelector::MessageSelector(MessageListView &view)
    : m_view(view)
{
}

const MessageSelection &MessageSelector::selection() const
{
    return m_view.delegate().selection();
}

void MessageSelector::set(const MessageSelection &selection)
{
    m_view.delegate().setSelection(selection);
    m_view.viewport()->update();
}

void MessageSelector::clear()
{
    if (selection().anchor.id != 0)
        set({});
}

TextPlace MessageSelector::placeAt(const QPoint &position) const
{
    const int rows = m_view.model()->rowCount();
    if (rows == 0)
        return {};
    // Rows are as wide as the list: only above the first and below the last there is none.
    QModelIndex index = m_view.indexAt({m_view.viewport()->rect().center().x(), position.y()});
    if (!index.isValid()) {
        const QModelIndex first = m_view.model()->index(0, 0);
        index = position.y() < m_view.visualRect(first).top() ? first
                                                              : m_view.model()->index(rows - 1, 0);
    }
    const MessageLayout &layout = m_view.layoutOf(index);
    const QPointF inText = position - m_view.originOf(index) - layout.textPosition;
    const MessageId id = m_view.messageAt(index).id;
    if (inText.y() < 0)
        return {id, 0};
    if (inText.y() >= layout.document->size().height())
        return {id, layout.document->characterCount() - 1};
    const int found = layout.document->documentLayout()->hitTest(inText, Qt::FuzzyHit);
    return {id, std::max(found, 0)};
}

void MessageSelector::begin(const TextPlace &place)
{
    set({place, place});
}

void MessageSelector::extendTo(const TextPlace &place)
{
    if (place.id != 0 && selection().anchor.id != 0 && selection().cursor != place)
        set({selection().anchor, place});
}

int MessageSelector::lengthOf(int row) const
{
    return m_view.layoutOf(m_view.model()->index(row, 0)).document->characterCount() - 1;
}

QTextCursor MessageSelector::cursorAt(const TextPlace &place) const
{
    const int row = m_view.rowOf(place.id);
    if (row < 0)
        return {};
    QTextCursor cursor(m_view.layoutOf(m_view.model()->index(row, 0)).document.get());
    cursor.setPosition(std::min(place.position, lengthOf(row)));
    return cursor;
}

void MessageSelector::selectWordAt(const TextPlace &place)
{
    QTextCursor cursor = cursorAt(place);
    if (cursor.isNull())
        return;
    cursor.select(QTextCursor::WordUnderCursor);
    set({{place.id, cursor.selectionStart()}, {place.id, cursor.selectionEnd()}});
}

void MessageSelector::selectAll()
{
    const QAbstractItemModel *model = m_view.model();
    const int rows = model->rowCount();
    if (rows > 0)
        set({{m_view.messageAt(model->index(0, 0)).id, 0},
             {m_view.messageAt(model->index(rows - 1, 0)).id, TextPlace::kEnd}});
}

void MessageSelector::extend(QTextCursor::MoveOperation step)
{
    const bool isForward = step == QTextCursor::Right || step == QTextCursor::Down
        || step == QTextCursor::End || step == QTextCursor::WordRight;
    const QModelIndex current = m_view.currentIndex();
    if (!current.isValid())
        return;
    const MessageId id = m_view.messageAt(current).id;
    if (selection().isEmpty() || m_view.rowOf(selection().cursor.id) < 0)
        begin({id, isForward ? 0 : lengthOf(current.row())});
    QTextCursor cursor = cursorAt(selection().cursor);
    const int row = m_view.rowOf(selection().cursor.id);
    if (cursor.movePosition(step)) {
        extendTo({selection().cursor.id, cursor.position()});
        return;
    }
    // At the end of a message: into its neighbour, which becomes the current row.
    const int next = row + (isForward ? 1 : -1);
    if (next < 0 || next >= m_view.model()->rowCount()) {
        extendTo({selection().cursor.id, isForward ? lengthOf(row) : 0});
        return;
    }
    const QModelIndex neighbour = m_view.model()->index(next, 0);
    extendTo({m_view.messageAt(neighbour).id, isForward ? 0 : lengthOf(next)});
    m_view.setCurrentIndex(neighbour);
    m_view.scrollTo(neighbour);
}

/// Without the characters that only say how text is laid out.
static QString plain(QString text)
{
    text.replace(QChar(QChar::ParagraphSeparator), u'\n')
        .replace(QChar(QChar::LineSeparator), u'\n')
        .replace(QChar(QChar::Nbsp), u' ');
    return text.removeIf([](QChar c) {
        return c == QChar::ObjectReplacementCharacter || c == u'\x200b' || c == u'\xfdd0'
            || c == u'\xfdd1';
    });
}

QString MessageSelector::text() const
{
    if (isEmpty())
        return {};
    QList<CopiedPart> parts;
    const QAbstractItemModel *model = m_view.model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const Message &message = m_view.messageAt(model->index(row, 0));
        if (message.id < selection().first().id)
            continue;
        if (message.id > selection().last().id)
            break;
        // Between the first and the last all of it is meant, also what is folded.
        const bool isAtAnEnd
            = message.id == selection().first().id || message.id == selection().last().id;
        if (!isAtAnEnd) {
            parts.append({message, wholeText(message)});
            continue;
        }
        QTextCursor cursor(m_view.layoutOf(model->index(row, 0)).document.get());
        const auto range = selection().rangeIn(message.id, lengthOf(row));
        cursor.setPosition(range.start);
        cursor.setPosition(range.end, QTextCursor::KeepAnchor);
        const bool isWhole = range.start == 0 && range.end == lengthOf(row);
        if (!range.isEmpty())
            parts.append(
                {message,
                 isWhole ? messageText::plainText(message) : plain(cursor.selectedText())});
    }
    if (parts.size() == 1)
        return parts.first().text;
    return copyText(parts);
}

} // namespace ecom67
