// SPDX-License-Identifier: MIT
#include "view/MessageKeys.h"

#include "view/MessageDelegate.h"
#include "view/MessageListView.h"
#include "view/MessageMenu.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ecom67 {

using Kind = MessageTarget::Kind;
using Verb = MessageVerbs::Verb;

/// How far an arrow key scrolls inside of a message that is higher than the window.
static constexpr int kArrowScroll = 60;

MessageKeys::MessageKeys(MessageListView &view)
    : QObject(&view)
    , m_view(view)
{
}

MessageKeys::~MessageKeys() = default;

void MessageKeys::leaveTargets()
{
    setInnerFocus(std::nullopt);
}

void MessageKeys::enter(Qt::FocusReason reason)
{
    // By keyboard one must see where one is; a click shows that by itself.
    m_view.setFocusShown(reason != Qt::MouseFocusReason);
    if (m_view.currentIndex().isValid() || m_view.model()->rowCount() == 0)
        return;
    const QRect seen = m_view.viewport()->rect();
    QModelIndex last = m_view.indexAt({seen.center().x(), seen.bottom()});
    if (!last.isValid())
        last = m_view.model()->index(m_view.model()->rowCount() - 1, 0);
    m_view.setCurrentIndex(last);
}

bool MessageKeys::press(const QKeyEvent &event)
{
    m_view.setFocusShown(true);
    const QModelIndex index = m_view.currentIndex();
    if (event.matches(QKeySequence::Copy) && index.isValid()) {
        m_view.copySelection(index);
        return true;
    }
    if (select(event))
        return true;
    switch (event.key()) {
    case Qt::Key_Menu:
        openMessageMenu(m_view, index);
        return true;
    case Qt::Key_F10:
        if (event.modifiers() != Qt::ShiftModifier)
            return false;
        openMessageMenu(m_view, index);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return pressEnter(event.isAutoRepeat());
    case Qt::Key_F2:
    case Qt::Key_Delete:
        return pressKeyOfVerb(event.key(), event.isAutoRepeat());
    case Qt::Key_Left:
    case Qt::Key_Right:
        return moveInnerFocus(event.key());
    default:
        return scroll(event.key());
    }
}

/// Shift and the arrows select text, as in any text; Escape lets go of it.
bool MessageKeys::select(const QKeyEvent &event)
{
    MessageSelector &selector = m_view.selector();
    if (event.matches(QKeySequence::SelectAll)) {
        selector.selectAll();
        return true;
    }
    if (event.key() == Qt::Key_Escape && !selector.isEmpty()) {
        selector.clear();
        return true;
    }
    const bool isByWord = event.modifiers() == (Qt::ShiftModifier | Qt::ControlModifier);
    if (event.modifiers() != Qt::ShiftModifier && !isByWord)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        selector.extend(isByWord ? QTextCursor::WordLeft : QTextCursor::Left);
        return true;
    case Qt::Key_Right:
        selector.extend(isByWord ? QTextCursor::WordRight : QTextCursor::Right);
        return true;
    case Qt::Key_Up:
        selector.extend(QTextCursor::Up);
        return true;
    case Qt::Key_Down:
        selector.extend(QTextCursor::Down);
        return true;
    default:
        return false;
    }
}

/// What can be done with a row changes: a held key would undo what it has just done.
bool MessageKeys::pressEnter(bool isRepeated)
{
    const QModelIndex index = m_view.currentIndex();
    if (isRepeated || !index.isValid())
        return true;
    if (const auto target = innerFocus()) {
        m_view.activate(index, *target);
        return true;
    }
    const QList<Verb> verbs = MessageVerbs::of(m_view.messageAt(index));
    if (!verbs.isEmpty())
        return activateVerb(verbs.first());
    const QList<MessageTarget> targets = m_view.layoutOf(index).targets;
    const auto link = std::find_if(targets.cbegin(), targets.cend(), [](const auto &target) {
        return target.kind == Kind::Link || target.kind == Kind::CardLink;
    });
    if (link != targets.cend())
        m_view.activate(index, *link);
    return true;
}

bool MessageKeys::pressKeyOfVerb(int key, bool isRepeated)
{
    if (isRepeated || !m_view.currentIndex().isValid())
        return true;
    if (key == Qt::Key_F2)
        return activateVerb(Verb::Edit);
    const QList<Verb> verbs = MessageVerbs::of(m_view.messageAt(m_view.currentIndex()));
    return activateVerb(verbs.contains(Verb::Cancel) ? Verb::Cancel : Verb::Delete);
}

bool MessageKeys::activateVerb(Verb verb)
{
    MessageTarget target{.kind = Kind::Verb};
    target.verb = verb;
    m_view.activate(m_view.currentIndex(), target);
    return true;
}

bool MessageKeys::moveInnerFocus(int key)
{
    const QModelIndex index = m_view.currentIndex();
    if (!index.isValid())
        return true;
    const MessageLayout &layout = m_view.layoutOf(index);
    const bool isForward = (key == Qt::Key_Right) == (m_view.layoutDirection() == Qt::LeftToRight);
    const auto count = static_cast<int>(layout.targets.size());
    const auto before = innerFocus();
    const int from = before ? layout.indexOf(*before) : -1;
    // Left of the first one is the row itself, from which Left leads to the last one.
    int to = isForward ? std::min(from + 1, count - 1) : from - 1;
    if (!isForward && from < 0)
        to = count - 1;
    if (to < 0)
        setInnerFocus(std::nullopt);
    else
        setInnerFocus(layout.targets.at(to));
    return true;
}

std::optional<MessageTarget> MessageKeys::innerFocus() const
{
    const auto &target = m_view.delegate().innerFocus();
    const QModelIndex index = m_view.currentIndex();
    // It may be gone: what can be done with a row changes with what becomes of the message.
    if (!target || !index.isValid() || m_view.layoutOf(index).indexOf(*target) < 0)
        return std::nullopt;
    return target;
}

void MessageKeys::setInnerFocus(const std::optional<MessageTarget> &target)
{
    if (m_view.delegate().innerFocus() == target)
        return;
    m_view.delegate().setInnerFocus(target);
    m_view.viewport()->update();
    if (target)
        m_view.showTarget(m_view.currentIndex(), *target);
}

/// Inside of a message that is higher than the window the arrows scroll; so do whole pages.
bool MessageKeys::scroll(int key)
{
    QScrollBar *bar = m_view.verticalScrollBar();
    const QRect row = m_view.visualRect(m_view.currentIndex());
    const bool isCutBelow = row.bottom() > m_view.viewport()->height();
    const bool isCutAbove = row.top() < 0;
    if (key == Qt::Key_PageUp)
        bar->triggerAction(QScrollBar::SliderPageStepSub);
    else if (key == Qt::Key_PageDown)
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
    else if (key == Qt::Key_Down && isCutBelow)
        bar->setValue(bar->value() + kArrowScroll);
    else if (key == Qt::Key_Up && isCutAbove)
        bar->setValue(bar->value() - kArrowScroll);
    else
        return false;
    return true;
}

} // namespace ecom67
