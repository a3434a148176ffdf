// SPDX-License-Identifier: MIT
// The rows of MessageListView as keyboard, mouse and menu meet them.
#include "core/LinkPolicy.h"
#include "model/ConversationModel.h"
#include "view/CopyText.h"
#include "view/MessageDelegate.h"
#include "view/MessageKeys.h"
#include "view/MessageListView.h"
#include "view/MessageMenu.h"
#include "view/MessagePointer.h"
#include "view/MessageText.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace ecom67 {

using Kind = MessageTarget::Kind;

/// Of an address in a tool tip: the beginning of it says who is asked.
static constexpr qsizetype kLongestAddress = 200;

const Message &MessageListView::messageAt(const QModelIndex &index) const
{
    return m_conversation->messageAt(index.row());
}

const MessageLayout &MessageListView::layoutOf(const QModelIndex &index) const
{
    return m_delegate->layoutOf(index, layoutDirection());
}

QPoint MessageListView::originOf(const QModelIndex &index) const
{
    return visualRect(index).topLeft() + QPoint(0, m_delegate->topOf(index));
}

void MessageListView::activate(const QModelIndex &index, const MessageTarget &target)
{
    const Message &message = messageAt(index);
    switch (target.kind) {
    case Kind::Verb:
        if (MessageVerbs::of(message).contains(target.verb))
            Q_EMIT verbRequested(target.verb, message.id);
        break;
    case Kind::Link:
    case Kind::CardLink:
        if (isOpenable(target.url))
            Q_EMIT linkActivated(target.url);
        break;
    case Kind::Suggestion:
        Q_EMIT suggestionChosen(target.text, message.id);
        break;
    case Kind::ActionButton:
        Q_EMIT actionButtonChosen(target.index, message.id);
        break;
    case Kind::CopyCode:
        copyCode(index, target);
        break;
    case Kind::Fold:
        setUnfolded(index, target.index == MessageTarget::More);
        break;
    }
}

void MessageListView::copyMessage(const QModelIndex &index) const
{
    QGuiApplication::clipboard()->setText(messageText::plainText(messageAt(index)));
}

int MessageListView::rowOf(MessageId id) const
{
    return m_conversation ? m_conversation->rowOf(id) : -1;
}

void MessageListView::copySelection(const QModelIndex &index) const
{
    const QString text = m_selector.text();
    if (text.isEmpty())
        copyMessage(index);
    else
        QGuiApplication::clipboard()->setText(text);
}

void MessageListView::copyConversation() const
{
    QList<CopiedPart> parts;
    for (int row = 0; row < m_conversation->rowCount(); ++row) {
        const Message &message = m_conversation->messageAt(row);
        parts.append({message, messageText::plainText(message)});
    }
    QGuiApplication::clipboard()->setText(copyText(parts));
}

void MessageListView::copyCode(const QModelIndex &index, const MessageTarget &target)
{
    QGuiApplication::clipboard()->setText(
        messageText::code(messageAt(index), target.index, target.text));
    //: Said and shown after code has been copied
    const QString words = tr("Copied");
    const QRect area = target.rect.translated(originOf(index));
    QToolTip::showText(viewport()->mapToGlobal(area.bottomLeft()), words, viewport(), area);
    Q_EMIT targetFocused(words);
}

/// Each step adds as much as is shown at first, so that none takes long.
void MessageListView::setUnfolded(const QModelIndex &index, bool isMore)
{
    const MessageId id = messageAt(index).id;
    const bool isBeginningSeen = visualRect(index).top() >= 0;
    const qsizetype shown = m_delegate->shownOf(id);
    m_delegate->setShown(id, isMore ? shown + messageText::kMostShown : messageText::kMostShown);
    estimateAnew(index.row(), index.row());
    if (!isMore && !isBeginningSeen)
        showRow(index.row());
    else
        stay();
}

void MessageListView::setFocusShown(bool isShown)
{
    m_delegate->setFocusShown(isShown);
    viewport()->update();
}

void MessageListView::showTarget(const QModelIndex &index, const MessageTarget &target)
{
    const QRect area = target.rect.translated(originOf(index));
    QScrollBar *bar = verticalScrollBar();
    if (area.bottom() > viewport()->height())
        bar->setValue(bar->value() + area.bottom() - viewport()->height());
    if (area.top() < 0)
        bar->setValue(bar->value() + area.top());
    Q_EMIT targetFocused(target.name());
    showAddress(index, target);
}

void MessageListView::showAddress(const QModelIndex &index, const MessageTarget &target)
{
    if (target.url.isEmpty()) {
        QToolTip::hideText();
        return;
    }
    QString address = target.url.toString(QUrl::FullyEncoded);
    if (address.size() > kLongestAddress)
        address = address.first(kLongestAddress) + u"..."_s;
    // Encoded: it holds nothing that a tool tip could take for HTML.
    const QRect area = target.areas().constFirst().translated(originOf(index));
    QToolTip::showText(viewport()->mapToGlobal(area.bottomLeft()),
                       target.destination() + u'\n' + address, viewport(), area);
}

QString MessageListView::targetNames(const Message &message) const
{
    const int row = m_conversation ? m_conversation->rowOf(message.id) : -1;
    if (row < 0)
        return {};
    QStringList names;
    for (const MessageTarget &target : layoutOf(m_conversation->index(row)).targets)
        names.append(target.name());
    return names.join(u", "_s);
}

void MessageListView::focusInEvent(QFocusEvent *event)
{
    VirtualListView::focusInEvent(event);
    if (m_conversation)
        m_keys->enter(event->reason());
}

void MessageListView::keyPressEvent(QKeyEvent *event)
{
    if (!m_conversation || m_keys->press(*event))
        return;
    const QModelIndex before = currentIndex();
    VirtualListView::keyPressEvent(event);
    if (currentIndex() != before)
        scrollTo(currentIndex());
}

void MessageListView::mousePressEvent(QMouseEvent *event)
{
    if (m_conversation)
        m_pointer->press(*event);
    VirtualListView::mousePressEvent(event);
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    VirtualListView::mouseDoubleClickEvent(event);
    m_pointer->doubleClick(*event);
}

void MessageListView::mouseReleaseEvent(QMouseEvent *event)
{
    VirtualListView::mouseReleaseEvent(event);
    m_pointer->release(*event);
}

void MessageListView::mouseMoveEvent(QMouseEvent *event)
{
    // Not to QListView: dragging over messages selects no rows and scrolls nothing.
    m_pointer->move(*event);
}

void MessageListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        openMessageMenu(*this, currentIndex());
    else
        openMessageMenu(*this, indexAt(event->pos()), event->globalPos());
}

bool MessageListView::event(QEvent *event)
{
    // Escape takes back a selection before it means anything to the window.
    if (event->type() == QEvent::ShortcutOverride && !m_selector.isEmpty()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return VirtualListView::event(event);
}

bool MessageListView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return VirtualListView::viewportEvent(event);
    const auto &help = *static_cast<QHelpEvent *>(event);
    if (!m_conversation || !showTimeTip(help))
        m_pointer->showToolTip(help);
    return true;
}

} // namespace ecom67
