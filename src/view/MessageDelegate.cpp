// SPDX-License-Identifier: MIT
#include "view/MessageDelegate.h"

#include "model/ConversationModel.h"
#include "view/BubblePainter.h"
#include "view/CardPictures.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QWidget>

namespace ecom67 {

/// Of a day's heading; below it is the gap of a row.
static constexpr int kDayHeight = kSmallLine;

static const ConversationModel &conversationOf(const QModelIndex &index)
{
    const auto *conversation = qobject_cast<const ConversationModel *>(index.model());
    Q_ASSERT(conversation);
    return *conversation;
}

static const Message &messageAt(const QModelIndex &index)
{
    return conversationOf(index).messageAt(index.row());
}

MessageDelegate::MessageDelegate(const Theme &theme, QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_theme(theme)
    , m_cache(theme)
{
}

MessageDelegate::~MessageDelegate() = default;

MessageLayout::Context MessageDelegate::contextOf(const QModelIndex &index,
                                                  Qt::LayoutDirection direction) const
{
    // Only the customer's can be still worked on: spare the model the question for the others.
    const bool isWaiting = messageAt(index).delivery == Message::Delivery::Delivered
        || messageAt(index).delivery == Message::Delivery::Sending;
    return {.width = m_width,
            .direction = direction,
            .isStillWorking = isWaiting && index.data(ConversationModel::StillWorkingRole).toBool(),
            .shown = shownOf(messageAt(index).id),
            .hasOffers = messageAt(index).id == m_offers,
            .shop = &m_shop,
            .pictures = m_pictures ? &m_pictures->hosts() : nullptr,
            .isTimeHidden = DayHeadings::isTimeLeftToNext(conversationOf(index), index.row())};
}

qsizetype MessageDelegate::shownOf(MessageId id) const
{
    return m_unfolded.value(id, messageText::kMostShown);
}

void MessageDelegate::setShown(MessageId id, qsizetype shown)
{
    if (shown > messageText::kMostShown)
        m_unfolded.insert(id, shown);
    else
        m_unfolded.remove(id);
}

void MessageDelegate::setShop(const ShopLinks &shop)
{
    m_shop = shop;
    m_cache.clear();
}

void MessageDelegate::setPictures(CardPictures *pictures)
{
    m_pictures = pictures;
    m_cache.clear();
}

HeightEstimate MessageDelegate::estimate(const QModelIndex &index) const
{
    const Message &message = messageAt(index);
    return HeightEstimate::of(message, shownOf(message.id), message.id == m_offers);
}

int MessageDelegate::heightOf(const QModelIndex &index, Qt::LayoutDirection direction) const
{
    return topOf(index) + layoutOf(index, direction).height;
}

const MessageLayout &MessageDelegate::layoutOf(const QModelIndex &index,
                                               Qt::LayoutDirection direction) const
{
    return m_cache.layout(messageAt(index), contextOf(index, direction));
}

int MessageDelegate::topOf(const QModelIndex &index) const
{
    const int gap = index.row() == 0 ? MessageLayout::kRowGap : 0;
    const bool beginsDay = m_days.dayAbove(conversationOf(index), index.row()).isValid();
    return beginsDay ? gap + kDayHeight + MessageLayout::kRowGap : gap;
}

QString MessageDelegate::dayText(const QModelIndex &index) const
{
    const QDate day = m_days.dayAbove(conversationOf(index), index.row());
    return day.isValid() ? DayHeadings::text(day, m_today) : QString();
}

void MessageDelegate::paintDay(QPainter &painter, const QRect &row, const QModelIndex &index) const
{
    const QString words = dayText(index);
    if (words.isEmpty())
        return;
    const int gap = MessageLayout::kRowGap;
    const QRect line(row.left() + gap, row.top() + (index.row() == 0 ? gap : 0),
                     row.width() - 2 * gap, kDayHeight);
    const QFont font = textFont(kSmallSize, QFont::Bold);
    const QString shown = QFontMetrics(font).elidedText(words, Qt::ElideRight, line.width());
    painter.setFont(font);
    painter.setPen(m_theme.mutedText);
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignVCenter, shown);
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
    return {m_width, heightOf(index, option.direction)};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const MessageLayout &layout = layoutOf(index, option.direction);
    RowMarks marks;
    const QPoint origin = option.rect.topLeft() + QPoint(0, topOf(index));
    if (option.widget) // the list; its viewport begins where it does
        marks.visible = option.widget->rect().translated(-origin);
    marks.isFocused = m_isFocusShown && option.state.testFlag(QStyle::State_HasFocus);
    if (marks.isFocused && m_innerFocus)
        marks.focusedTarget = layout.indexOf(*m_innerFocus);
    const auto length = layout.document->characterCount() - 1;
    marks.selection = m_selection.rangeIn(messageAt(index).id, length);
    marks.found = m_findMarks.in(*layout.document, messageAt(index).id, m_theme);
    if (m_pictures)
        marks.pictures = m_pictures->of(layout.cards, messageAt(index).id, marks.visible,
                                        painter->device()->devicePixelRatioF());
    painter->save();
    paintDay(*painter, option.rect, index);
    painter->translate(origin);
    BubblePainter(m_theme, *painter).paint(layout, messageAt(index).role, marks);
    painter->restore();
}

} // namespace ecom67
