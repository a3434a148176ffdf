// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "model/MessageVerbs.h"
#include "view/MessageSelector.h"
#include "view/MessageTarget.h"
#include "view/VirtualListView.h"

namespace ecom67 {

class CardPictures;
class ConversationModel;
struct FindMarks;
class MessageDelegate;
class MessageKeys;
class MessagePointer;
class ShopLinks;
struct MessageLayout;
class TypingDots;

/// The transcript on the screen. Follows new messages only while its end is in view; a reader of
/// earlier ones stays where they are, whatever arrives and however the width changes.
class MessageListView : public VirtualListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageListView)

public:
    explicit MessageListView(QWidget *parent = nullptr);
    ~MessageListView() override;

    void setConversation(ConversationModel *conversation);

    void showMessage(ecom67::MessageId id); ///< to the upper edge; follows if that is the end

    void setShop(const ShopLinks &shop); ///< where products lead
    void setPictures(CardPictures *pictures); ///< of products; without it there are none
    void setOffers(ecom67::MessageId holder); ///< whose buttons and suggestions are shown
    /// The message at the upper edge, 0 when there is none.
    ecom67::MessageId firstInView() const;
    void setFindMarks(const FindMarks &marks);
    /// Scrolls to the current one of the marks if it is out of view, and makes its row current.
    void showCurrentMark();

    void setToday(const QDate &today);
    /// A message for screen readers, with the day it begins.
    QString describe(const Message &message);

    void setTyping(bool isTyping);
    void setAnimated(bool isAnimated);

    void reset() override;

    // For keyboard, mouse and menu.
    MessageDelegate &delegate() noexcept { return *m_delegate; }
    const Message &messageAt(const QModelIndex &index) const;
    /// Valid until the next call.
    const MessageLayout &layoutOf(const QModelIndex &index) const;
    QPoint originOf(const QModelIndex &index) const; ///< of its layout, in the viewport
    /// The one way from whatever was pressed to what it does.
    void activate(const QModelIndex &index, const MessageTarget &target);
    int rowOf(MessageId id) const;
    MessageSelector &selector() noexcept { return m_selector; }
    void copyMessage(const QModelIndex &index) const;
    void copySelection(const QModelIndex &index) const; ///< or else the message
    void copyConversation() const;
    void setFocusShown(bool isShown);
    /// Scrolls to a target that has the keyboard, says its name and shows where it leads.
    void showTarget(const QModelIndex &index, const MessageTarget &target);
    void showAddress(const QModelIndex &index, const MessageTarget &target);
    /// The names of everything that can be pressed in a row, for screen readers.
    QString targetNames(const Message &message) const;

Q_SIGNALS:
    void verbRequested(ecom67::MessageVerbs::Verb verb, ecom67::MessageId id);
    void linkActivated(const QUrl &url); ///< only what isOpenable() lets through
    void suggestionChosen(const QString &text, ecom67::MessageId id);
    void actionButtonChosen(int index, ecom67::MessageId id); ///< index of the message's buttons
    void targetFocused(const QString &name); ///< by keyboard, to be said

protected:
    HeightEstimate estimate(int row) const override;
    int exactHeight(int row) const override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void copyCode(const QModelIndex &index, const MessageTarget &target);
    void setUnfolded(const QModelIndex &index, bool isMore);
    void placeTypingDots();
    bool showTimeTip(const QHelpEvent &event);

    ConversationModel *m_conversation = nullptr;
    MessageDelegate *m_delegate;
    MessageKeys *m_keys;
    MessagePointer *m_pointer;
    MessageSelector m_selector{*this};
    TypingDots *m_typing;
    bool m_isTyping = false;
};

} // namespace ecom67
