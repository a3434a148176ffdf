// SPDX-License-Identifier: MIT
// Keyboard and mouse of MessageListView.
#include "model/ConversationModel.h"
#include "view/DeliveryText.h"
#include "view/Glyph.h"
#include "view/MessageDelegate.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <utility>

namespace ecom67 {

/// How far an arrow key scrolls inside of a message that is higher than the window.
static constexpr int kArrowScroll = 60;

const Message &MessageListView::messageAt(const QModelIndex &index) const
{
    return m_conversation->messageAt(index.row());
}

void MessageListView::setFocusShown(bool isShown)
{
    m_delegate->setFocusShown(isShown);
    viewport()->update();
}

void MessageListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    // By keyboard one must see where one is; a click shows that by itself.
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason || reason == Qt::OtherFocusReason)
        setFocusShown(true);
    setFocusShown(event->reason() != Qt::MouseFocusReason);
    if (!currentIndex().isValid() && m_conversation && m_conversation->rowCount() > 0) {
        QModelIndex last = indexAt(QPoint(viewport()->width() / 2, viewport()->height() - 1));
        if (!last.isValid())
            last = m_conversation->index(m_conversation->rowCount() - 1);
        setCurrentIndex(last);
    }
}

bool MessageListView::scrollsInside(int key)
{
    const QRect row = visualRect(currentIndex());
    const bool isDown = key == Qt::Key_Down && row.bottom() > viewport()->height();
    const bool isUp = key == Qt::Key_Up && row.top() < 0;
    if (!isDown && !isUp)
        return false;
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + (isDown ? kArrowScroll : -kArrowScroll));
    return true;
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    setFocusShown(true);
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy) && index.isValid()) {
        copyMessage(index);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The action of a row changes with it: a held key would take back what it just asked.
        if (index.isValid() && !event->isAutoRepeat())
            act(index);
        return;
    case Qt::Key_PageUp:
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
        return;
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (scrollsInside(event->key()))
            return;
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
    if (currentIndex() != index)
        scrollTo(currentIndex());
}

bool MessageListView::isActionAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return false;
    const QPoint origin = visualRect(index).topLeft() + QPoint(0, m_delegate->topOf(index));
    return m_delegate->layoutOf(index, layoutDirection()).isActionAt(position - origin);
}

QUrl MessageListView::linkAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid() || !messageText::isMarkdown(messageAt(index).role))
        return {};
    const QPoint origin = visualRect(index).topLeft() + QPoint(0, m_delegate->topOf(index));
    return m_delegate->layoutOf(index, layoutDirection()).linkAt(position - origin);
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    setFocusShown(false);
    m_pressedAt = event->pos();
    m_isSecondClick = false;
    QListView::mousePressEvent(event);
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QListView::mouseDoubleClickEvent(event);
    m_isSecondClick = true; // its release must not take back what the first one asked
}

void MessageListView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (std::exchange(m_isSecondClick, false))
        return;
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || indexAt(m_pressedAt) != index)
        return;
    const QUrl link = linkAt(event->pos());
    if (isActionAt(event->pos()) && isActionAt(m_pressedAt))
        act(index);
    else if (!link.isEmpty() && link == linkAt(m_pressedAt))
        Q_EMIT linkActivated(link);
}

void MessageListView::mouseMoveEvent(QMouseEvent *event)
{
    const bool isHand = isActionAt(event->pos()) || !linkAt(event->pos()).isEmpty();
    viewport()->setCursor(isHand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    // Not to QListView: dragging over messages selects nothing and scrolls nothing.
}

void MessageListView::act(const QModelIndex &index)
{
    const Message &message = messageAt(index);
    if (DeliveryText::isCancellable(message))
        Q_EMIT cancelRequested(message.id);
    else if (DeliveryText::isRepeatable(message))
        Q_EMIT askAgainRequested(message.id);
}

void MessageListView::copyMessage(const QModelIndex &index) const
{
    QGuiApplication::clipboard()->setText(messageText::plainText(messageAt(index)));
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const Theme &theme = themeOf(this);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(glyphIcon(Glyph::Copy, theme.text, theme.mutedText), tr("Copy message"), this,
                    [this, index] { index.isValid() ? copyMessage(index) : void(); });
    const QString action = DeliveryText::of(messageAt(index), false).action;
    if (!action.isEmpty()) {
        menu->addAction(glyphIcon(Glyph::Refresh, theme.text, theme.mutedText), action, this,
                        [this, index] { index.isValid() ? act(index) : void(); });
    }
    const QPoint where
        = isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    menu->popup(where);
}

} // namespace ecom67
