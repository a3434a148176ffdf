// SPDX-License-Identifier: MIT
#include "view/MessageDelegate.h"

#include "model/ConversationModel.h"
#include "view/BubblePainter.h"

#include <QPainter>

namespace ecom67 {

static const Message &messageAt(const QModelIndex &index)
{
    const auto *conversation = qobject_cast<const ConversationModel *>(index.model());
    Q_ASSERT(conversation);
    return conversation->messageAt(index.row());
}

MessageDelegate::MessageDelegate(const Theme &theme, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_theme(theme)
    , m_cache(theme)
{
}

MessageDelegate::~MessageDelegate() = default;

void MessageDelegate::setExactRows(int first, int last)
{
    m_firstExact = first;
    m_lastExact = last;
}

MessageLayout::Context MessageDelegate::contextOf(const QModelIndex &index,
                                                  Qt::LayoutDirection direction) const
{
    // Only the customer's can be still worked on: spare the model the question for the others.
    const bool isWaiting = messageAt(index).delivery == Message::Delivery::Delivered
        || messageAt(index).delivery == Message::Delivery::Sending;
    return {m_width, direction,
            isWaiting && index.data(ConversationModel::StillWorkingRole).toBool()};
}

bool MessageDelegate::measure(const QModelIndex &index, Qt::LayoutDirection direction) const
{
    const Message &message = messageAt(index);
    const MessageLayout::Context context = contextOf(index, direction);
    if (m_cache.knownHeight(message, context))
        return false;
    return m_cache.layout(message, context).height
        != MessageLayout::estimateHeight(message, context);
}

const MessageLayout &MessageDelegate::layoutOf(const QModelIndex &index,
                                               Qt::LayoutDirection direction) const
{
    return m_cache.layout(messageAt(index), contextOf(index, direction));
}

int MessageDelegate::topOf(const QModelIndex &index) const
{
    return index.row() == 0 ? MessageLayout::kRowGap : 0;
}

void MessageDelegate::forgetLayouts()
{
    m_cache.clear();
}

void MessageDelegate::onDataChanged(const QModelIndex &first, const QModelIndex &last,
                                    const QList<int> &roles)
{
    if (!roles.contains(ConversationModel::TextRole))
        return;
    for (int row = first.row(); row <= last.row(); ++row)
        m_cache.forget(messageAt(first.siblingAtRow(row)).id);
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Message &message = messageAt(index);
    const MessageLayout::Context context = contextOf(index, option.direction);
    int height = topOf(index);
    if (const auto known = m_cache.knownHeight(message, context))
        height += *known;
    else if (index.row() >= m_firstExact && index.row() <= m_lastExact)
        height += m_cache.layout(message, context).height;
    else
        height += MessageLayout::estimateHeight(message, context);
    if (index.row() == index.model()->rowCount() - 1)
        height += m_spaceBelow;
    return {m_width, height};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const MessageLayout &layout = layoutOf(index, option.direction);
    RowMarks marks;
    marks.isFocused = m_isFocusShown && option.state.testFlag(QStyle::State_HasFocus);
    if (marks.isFocused && m_innerFocus)
        marks.focusedTarget = layout.indexOf(*m_innerFocus);
    marks.found = m_findMarks.in(*layout.document, messageAt(index).id, m_theme);
    painter->save();
    painter->translate(option.rect.topLeft() + QPoint(0, topOf(index)));
    BubblePainter(m_theme, *painter).paint(layout, messageAt(index).role, marks);
    painter->restore();
}

} // namespace ecom67
