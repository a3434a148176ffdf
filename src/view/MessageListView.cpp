// SPDX-License-Identifier: MIT
#include "view/MessageListView.h"

#include "model/ConversationModel.h"
#include "view/DayWatch.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/MessageKeys.h"
#include "view/MessagePointer.h"
#include "view/OverlayScrollBar.h"
#include "view/Theme.h"
#include "view/TypingDots.h"

#include <QDeadlineTimer>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace ecom67 {

/// Rows measured at once around those in view: more than fit on any screen.
static constexpr int kExactAround = 60;
/// Of one step of measuring: leaves half of a frame to everything else.
static constexpr auto kMeasureStep = 6ms;

MessageListView::MessageListView(QWidget *parent)
    : QListView(parent)
    , m_delegate(new MessageDelegate(lightTheme(), this))
    , m_keys(new MessageKeys(*this))
    , m_pointer(new MessagePointer(*this))
    , m_typing(new TypingDots(viewport()))
{
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kBodyLine);
    // Without it QListView does not lay out anew when only the width changes.
    setWordWrap(true);
    setAutoScroll(false); // a click must not move the list
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setAccessibleName(tr("Conversation"));
    //: Screen reader: how to use the list of messages
    setAccessibleDescription(tr("Up and Down choose a message, Left and Right what can be done "
                                "with it, Enter does it, the menu key shows it all."));
    QPalette colors = palette();
    colors.setColor(QPalette::Base, lightTheme().canvas);
    setPalette(colors);

    new OverlayScrollBar(this);
    const auto *days = new DayWatch({}, this);
    setToday(days->today());
    connect(days, &DayWatch::dayChanged, this, &MessageListView::setToday);
    m_measureTimer.setSingleShot(true);
    connect(&m_measureTimer, &QTimer::timeout, this, &MessageListView::measureSomeRows);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageListView::onScrolled);
}

MessageListView::~MessageListView() = default;

void MessageListView::setConversation(ConversationModel *conversation)
{
    m_conversation = conversation;
    // Before the view's own, which asks for the new heights.
    connect(conversation, &QAbstractItemModel::dataChanged, m_delegate,
            &MessageDelegate::onDataChanged);
    setModel(conversation);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, m_keys,
            &MessageKeys::leaveTargets);
    forgetHeights();
    connect(conversation, &QAbstractItemModel::modelReset, this, &MessageListView::forgetHeights);
    connect(conversation, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex & /*parent*/, int first) { remeasureAround(first); });
}

void MessageListView::forgetHeights()
{
    m_delegate->forgetLayouts();
    m_delegate->foldAll();
    m_selector.clear();
    m_firstUnmeasured = 0;
    m_lastUnmeasured = m_conversation->rowCount() - 1;
    m_anchor = {};
    setFollowing(true);
    m_measureTimer.start(0ms);
}

void MessageListView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    m_firstUnmeasured
        = m_lastUnmeasured < m_firstUnmeasured ? start : std::min(m_firstUnmeasured, start);
    m_lastUnmeasured = end;
    remeasureAround(start);
    QListView::rowsInserted(parent, start, end);
}

void MessageListView::doItemsLayout()
{
    if (!m_conversation)
        return;
    chooseExactRows();
    {
        const QScopedValueRollback placing(m_isPlacing, true);
        QListView::doItemsLayout();
    }
    placeTypingDots();
    if (m_firstUnmeasured <= m_lastUnmeasured && !m_measureTimer.isActive())
        m_measureTimer.start(0ms);
}

void MessageListView::chooseExactRows()
{
    m_delegate->setWidth(viewport()->width());
    const int last = m_conversation->rowCount() - 1;
    const int anchor = m_isFollowing ? last : m_conversation->rowOf(m_anchor.id);
    const int middle = anchor < 0 ? last : anchor;
    m_delegate->setExactRows(middle - kExactAround, middle + kExactAround);
}

void MessageListView::updateGeometries()
{
    const QScopedValueRollback placing(m_isPlacing, true);
    QListView::updateGeometries();
    restorePlace();
}

void MessageListView::restorePlace()
{
    QScrollBar *bar = verticalScrollBar();
    if (m_isFollowing || bar->maximum() == 0) {
        bar->setValue(bar->maximum());
        return;
    }
    const int row = m_conversation ? m_conversation->rowOf(m_anchor.id) : -1;
    if (row < 0)
        return;
    const QRect where = visualRect(m_conversation->index(row));
    bar->setValue(bar->value() + where.top() + m_anchor.offset);
}

void MessageListView::rememberPlace()
{
    const QModelIndex top = indexAt(QPoint(viewport()->width() / 2, 1));
    if (top.isValid())
        m_anchor = {messageAt(top).id, -visualRect(top).top()};
}

void MessageListView::onScrolled()
{
    if (!m_isPlacing) {
        const QScrollBar *bar = verticalScrollBar();
        setFollowing(bar->maximum() - bar->value() <= kEndReach);
        rememberPlace();
        measureVisibleRows();
    }
    placeTypingDots();
}

void MessageListView::setFollowing(bool isFollowing)
{
    if (m_isFollowing == isFollowing)
        return;
    m_isFollowing = isFollowing;
    Q_EMIT atEndChanged(isFollowing);
}

void MessageListView::measureVisibleRows()
{
    if (m_firstUnmeasured > m_lastUnmeasured)
        return;
    bool isWrong = false;
    QModelIndex index = indexAt(QPoint(viewport()->width() / 2, 1));
    for (; index.isValid() && visualRect(index).top() < viewport()->height();
         index = index.siblingAtRow(index.row() + 1))
        isWrong |= m_delegate->measure(index, layoutDirection());
    if (isWrong)
        doItemsLayout();
}

void MessageListView::measureSomeRows()
{
    const QDeadlineTimer step(kMeasureStep);
    m_lastUnmeasured = std::min(m_lastUnmeasured, m_conversation->rowCount() - 1);
    while (m_firstUnmeasured <= m_lastUnmeasured && !step.hasExpired()) {
        const QModelIndex index = m_conversation->index(m_lastUnmeasured--);
        m_hasWrongHeights |= m_delegate->measure(index, layoutDirection());
    }
    if (m_firstUnmeasured <= m_lastUnmeasured) {
        m_measureTimer.start(0ms);
    } else if (m_hasWrongHeights) {
        m_hasWrongHeights = false;
        doItemsLayout();
    }
}

void MessageListView::showEnd()
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    setFollowing(true);
    doItemsLayout(); // the last rows may have been guesses
}

void MessageListView::showMessage(MessageId id)
{
    executeDelayedItemsLayout();
    m_anchor = {id, 0};
    stayAtAnchor();
}

void MessageListView::stayAtAnchor()
{
    m_isFollowing = false;
    doItemsLayout();
    const QScrollBar *bar = verticalScrollBar();
    m_isFollowing = bar->maximum() - bar->value() <= kEndReach;
    Q_EMIT atEndChanged(m_isFollowing);
}

void MessageListView::setShop(const ShopLinks &shop)
{
    m_delegate->setShop(shop);
    doItemsLayout();
}

void MessageListView::setOffers(MessageId holder)
{
    m_delegate->setOffers(holder);
    // Later: the row may be just being inserted.
    scheduleDelayedItemsLayout();
}

void MessageListView::setTyping(bool isTyping)
{
    if (m_isTyping == isTyping)
        return;
    m_isTyping = isTyping;
    m_delegate->setSpaceBelow(isTyping ? m_typing->height() + MessageLayout::kRowGap : 0);
    doItemsLayout();
    placeTypingDots();
}

void MessageListView::setAnimated(bool isAnimated)
{
    m_typing->setAnimated(isAnimated);
}

void MessageListView::placeTypingDots()
{
    if (!m_isTyping || !m_conversation) {
        m_typing->hide();
        return;
    }
    const int gap = MessageLayout::kRowGap;
    int top = gap;
    if (const int rows = m_conversation->rowCount(); rows > 0) {
        const QRect last = visualRect(m_conversation->index(rows - 1));
        top = last.bottom() + 1 - m_delegate->spaceBelow();
    }
    QRect where(QPoint(gap, top), m_typing->size());
    if (layoutDirection() == Qt::RightToLeft)
        where.moveRight(viewport()->width() - gap - 1);
    m_typing->setGeometry(where);
    m_typing->setVisible(viewport()->rect().intersects(where));
}

void MessageListView::resizeEvent(QResizeEvent *event)
{
    if (m_conversation && event->size().width() != event->oldSize().width()) {
        m_firstUnmeasured = 0;
        m_lastUnmeasured = m_conversation->rowCount() - 1;
    }
    QListView::resizeEvent(event);
    // Not 100 ms later, as QListView would: rows of the old width look broken meanwhile.
    doItemsLayout();
}

} // namespace ecom67
