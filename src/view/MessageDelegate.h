// SPDX-License-Identifier: MIT
#pragma once

#include "core/ShopLinks.h"
#include "view/DayHeadings.h"
#include "view/FindMarks.h"
#include "view/HeightEstimate.h"
#include "view/MessageLayoutCache.h"
#include "view/MessageSelection.h"

#include <QAbstractItemDelegate>
#include <QPointer>

#include <optional>

namespace ecom67 {

class CardPictures;

/// Paints one message a row and says how high rows are. Rows must come from a ConversationModel.
class MessageDelegate : public QAbstractItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageDelegate)

public:
    /// theme must outlive the delegate.
    explicit MessageDelegate(const Theme &theme, QObject *parent = nullptr);
    ~MessageDelegate() override;

    void setWidth(int width) { m_width = width; } ///< of all rows

    void setShop(const ShopLinks &shop); ///< where products lead
    void setPictures(CardPictures *pictures); ///< of products; without it there are none
    /// The message below which its buttons and suggestions stand, or 0.
    void setOffers(MessageId holder) { m_offers = holder; }
    MessageId offers() const noexcept { return m_offers; }

    /// The current row gets a focus ring while this is on.
    void setFocusShown(bool isShown) { m_isFocusShown = isShown; }
    /// Which of the targets in the current row the keyboard is at.
    void setInnerFocus(const std::optional<MessageTarget> &target) { m_innerFocus = target; }
    const std::optional<MessageTarget> &innerFocus() const noexcept { return m_innerFocus; }

    /// What "Today" is in the headings of days.
    void setToday(const QDate &today) { m_today = today; }
    /// The heading above a row, empty when there is none.
    QString dayText(const QModelIndex &index) const;

    void setFindMarks(const FindMarks &marks) { m_findMarks = marks; }
    const FindMarks &findMarks() const noexcept { return m_findMarks; }

    HeightEstimate estimate(const QModelIndex &index) const;
    int heightOf(const QModelIndex &index, Qt::LayoutDirection direction) const;
    /// The layout of a row and where its origin lies, for the mouse.
    const MessageLayout &layoutOf(const QModelIndex &index, Qt::LayoutDirection direction) const;
    int topOf(const QModelIndex &index) const; ///< of the layout in its row

    void setSelection(const MessageSelection &selection) { m_selection = selection; }
    const MessageSelection &selection() const noexcept { return m_selection; }

    /// How much of a message is shown, see messageText::kMostShown; the rest is folded.
    qsizetype shownOf(MessageId id) const;
    void setShown(MessageId id, qsizetype shown);
    void foldAll() { m_unfolded.clear(); }

    void forgetLayouts();
    /// Forgets the layouts of rows whose text has changed; they are in view, or soon will be.
    void onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    void paintDay(QPainter &painter, const QRect &row, const QModelIndex &index) const;
    MessageLayout::Context contextOf(const QModelIndex &index, Qt::LayoutDirection direction) const;

    const Theme &m_theme;
    mutable MessageLayoutCache m_cache;
    QHash<MessageId, qsizetype> m_unfolded; ///< those that show more than the beginning
    ShopLinks m_shop;
    QPointer<CardPictures> m_pictures; ///< of the conversation, not of this window
    MessageId m_offers = 0;
    int m_width = 0;
    bool m_isFocusShown = false;
    FindMarks m_findMarks;
    mutable DayHeadings m_days;
    QDate m_today;
    std::optional<MessageTarget> m_innerFocus;
    MessageSelection m_selection;
};

} // namespace ecom67
