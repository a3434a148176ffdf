// SPDX-License-Identifier: MIT
// Keyboard, mouse and touch of MessageListView.
#include "model/ConversationModel.h"
#include "view/DeliveryText.h"
#include "view/Glyph.h"
#include "view/MessageDelegate.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <utility>

namespace ecom67 {

using Verb = MessageVerbs::Verb;

/// How far an arrow key scrolls inside of a message that is higher than the window.
static constexpr int kArrowScroll = 60;

const Message &MessageListView::messageAt(const QModelIndex &index) const
{
    return m_conversation->messageAt(index.row());
}

void MessageListView::setUpInput()
{
    viewport()->setMouseTracking(true);
    //: Screen reader: how to use the list of messages
    setAccessibleDescription(
        tr("Up and Down choose a message, Enter acts on it, the menu key shows all actions."));
    m_holdTimer.setSingleShot(true);
    m_holdTimer.setInterval(QGuiApplication::styleHints()->mousePressAndHoldInterval());
    connect(&m_holdTimer, &QTimer::timeout, this, [this] {
        m_isClickSpent = true; // the finger only leaves the screen afterwards
        openMenu(indexAt(m_pressedAt), viewport()->mapToGlobal(m_pressedAt));
    });
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

static bool isKeyOfVerb(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2
        || key == Qt::Key_Delete;
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    setFocusShown(true);
    const QModelIndex index = currentIndex();
    if (event->matches(QKeySequence::Copy) && index.isValid()) {
        copyMessage(index);
        return;
    }
    if (event->key() == Qt::Key_Menu
        || (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)) {
        openMenuOfCurrent();
        return;
    }
    // What can be done with a row changes: a held key would undo what it has just done.
    if (event->isAutoRepeat() ? isKeyOfVerb(event->key()) : actByKey(event->key()))
        return;
    switch (event->key()) {
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

std::optional<Verb> MessageListView::verbAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return std::nullopt;
    const QPoint origin = visualRect(index).topLeft() + QPoint(0, m_delegate->topOf(index));
    return m_delegate->layoutOf(index, layoutDirection()).verbAt(position - origin);
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
    m_isClickSpent = false;
    if (event->source() != Qt::MouseEventNotSynthesized)
        m_holdTimer.start();
    QListView::mousePressEvent(event);
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QListView::mouseDoubleClickEvent(event);
    m_isClickSpent = true; // its release must not take back what the first one asked
}

/// The third click of an impatient person, where something else may stand by now.
bool MessageListView::isRepeatedClick(const QMouseEvent &event)
{
    const auto interval
        = static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    const quint64 last = std::exchange(m_actedAt, event.timestamp());
    return last != 0 && event.timestamp() - last < interval;
}

void MessageListView::mouseReleaseEvent(QMouseEvent *event)
{
    m_holdTimer.stop();
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || indexAt(m_pressedAt) != index)
        return;
    const auto verb = verbAt(event->pos());
    const QUrl link = linkAt(event->pos());
    if (verb && verb == verbAt(m_pressedAt)) {
        if (!isRepeatedClick(*event) && !m_isClickSpent)
            act(index, *verb);
    } else if (!link.isEmpty() && link == linkAt(m_pressedAt) && !m_isClickSpent) {
        Q_EMIT linkActivated(link);
    }
}

void MessageListView::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_holdTimer.stop();
    const bool isHand = verbAt(event->pos()) || !linkAt(event->pos()).isEmpty();
    viewport()->setCursor(isHand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    // Not to QListView: dragging over messages selects nothing and scrolls nothing.
}

bool MessageListView::act(const QModelIndex &index, Verb verb)
{
    if (!index.isValid() || !MessageVerbs::of(messageAt(index)).contains(verb))
        return false;
    Q_EMIT verbRequested(verb, messageAt(index).id);
    return true;
}

/// False when the key means something else.
bool MessageListView::actByKey(int key)
{
    if (!isKeyOfVerb(key))
        return false;
    const QModelIndex index = currentIndex();
    const auto verbs = index.isValid() ? MessageVerbs::of(messageAt(index)) : QList<Verb>();
    if (key == Qt::Key_F2)
        act(index, Verb::Edit);
    else if (key == Qt::Key_Delete)
        act(index, verbs.contains(Verb::Cancel) ? Verb::Cancel : Verb::Delete);
    else if (!verbs.isEmpty())
        act(index, verbs.first());
    return true;
}

void MessageListView::copyMessage(const QModelIndex &index) const
{
    QGuiApplication::clipboard()->setText(messageText::plainText(messageAt(index)));
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        openMenuOfCurrent();
    else
        openMenu(indexAt(event->pos()), event->globalPos());
}

void MessageListView::openMenuOfCurrent()
{
    openMenu(currentIndex(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void MessageListView::openMenu(const QPersistentModelIndex &index, const QPoint &where)
{
    if (!index.isValid() || QApplication::activePopupWidget())
        return;
    const Theme &theme = themeOf(this);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Verb verb : MessageVerbs::of(messageAt(index)))
        menu->addAction(verbText(verb), this, [this, index, verb] { act(index, verb); });
    menu->addSeparator();
    menu->addAction(glyphIcon(Glyph::Copy, theme.text, theme.mutedText), tr("Copy message"), this,
                    [this, index] { index.isValid() ? copyMessage(index) : void(); });
    menu->popup(where);
}

} // namespace ecom67
