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

#include <QScrollBar>

namespace ecom67 {

MessageListView::MessageListView(QWidget *parent)
    : VirtualListView(parent)
    , m_delegate(new MessageDelegate(lightTheme(), this))
    , m_keys(new MessageKeys(*this))
    , m_pointer(new MessagePointer(*this))
    , m_typing(new TypingDots(viewport()))
{
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kBodyLine);
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
    connect(this, &VirtualListView::placed, this, &MessageListView::placeTypingDots);
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
}

void MessageListView::reset()
{
    m_delegate->forgetLayouts();
    m_delegate->foldAll();
    m_selector.clear();
    VirtualListView::reset();
}

HeightEstimate MessageListView::estimate(int row) const
{
    return m_delegate->estimate(m_conversation->index(row));
}

int MessageListView::exactHeight(int row) const
{
    return m_delegate->heightOf(m_conversation->index(row), layoutDirection());
}

void MessageListView::updateGeometries()
{
    m_delegate->setWidth(viewport()->width());
    VirtualListView::updateGeometries();
}

void MessageListView::dataChanged(const QModelIndex &first, const QModelIndex &last,
                                  const QList<int> &roles)
{
    VirtualListView::dataChanged(first, last, roles);
    if (roles.contains(ConversationModel::TextRole))
        estimateAnew(first.row(), last.row());
}

void MessageListView::showMessage(MessageId id)
{
    if (const int row = rowOf(id); row >= 0)
        showRow(row);
}

void MessageListView::setShop(const ShopLinks &shop)
{
    m_delegate->setShop(shop);
    doItemsLayout();
}

void MessageListView::setOffers(MessageId holder)
{
    const MessageId before = m_delegate->offers();
    m_delegate->setOffers(holder);
    for (const int row : {rowOf(before), rowOf(holder)})
        estimateAnew(row, row);
}

void MessageListView::setTyping(bool isTyping)
{
    if (m_isTyping == isTyping)
        return;
    m_isTyping = isTyping;
    setSpaceBelow(isTyping ? m_typing->height() + MessageLayout::kRowGap : 0);
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
        top = last.bottom() + 1;
    }
    QRect where(QPoint(gap, top), m_typing->size());
    if (layoutDirection() == Qt::RightToLeft)
        where.moveRight(viewport()->width() - gap - 1);
    m_typing->setGeometry(where);
    m_typing->setVisible(viewport()->rect().intersects(where));
}

} // namespace ecom67
