// SPDX-License-Identifier: MIT
#include "view/ChatWindow.h"

#include "ui_ChatWindow.h"

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "model/SetupViewModel.h"
#include "view/AboutDialog.h"
#include "view/Announcer.h"
#include "view/ChatShortcuts.h"
#include "view/ComposerBinding.h"
#include "view/DeliveryText.h"
#include "view/ExportAction.h"
#include "view/FindBinding.h"
#include "view/NewChatQuestion.h"
#include "view/NewMessagesButton.h"
#include "view/OfferBinding.h"
#include "view/OfferText.h"
#include "view/ResizeHandle.h"
#include "view/StatusBinding.h"
#include "view/UpdateBinding.h"
#include "view/WindowMover.h"
#include "view/WindowPlacement.h"

#include <QPainter>
#include <QPointer>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecom67 {

static constexpr qreal kCornerRadius = 8;

ChatWindow::ChatWindow(ChatViewModel &chat, SetupViewModel &setup, bool isAnimated,
                       std::chrono::milliseconds grace, QWidget *parent)
    : FloatingWindow({.shadows = {kWindowShadow},
                      .cornerRadius = kCornerRadius,
                      .backing = lightTheme().border,
                      .grip = ResizeHandle::kOutside},
                     Qt::Window, parent)
    , m_ui(std::make_unique<Ui::ChatWindow>())
    , m_chat(chat)
    , m_setup(setup)
    , m_mover(new WindowMover(this))
{
    m_ui->setupUi(this);
    m_announcer = new Announcer(centralWidget());
    m_newMessages = new NewMessagesButton(m_ui->conversationView);
    setMinimumSize(WindowPlacement::kSmallestSize.grownBy(shadowMargins()));
    setAnimated(isAnimated);
    m_ui->setupCard->setViewModel(&setup);
    ResizeHandle::addTo(*this, *m_mover);

    connectHeader();
    connectConversation();
    m_binding = new ComposerBinding({.model = chat.composer(),
                                     .conversation = chat.conversation(),
                                     .composer = *m_ui->composer,
                                     .list = *m_ui->conversationView,
                                     .announcer = *m_announcer,
                                     .window = *this},
                                    this);
    m_offers = new OfferBinding({.offers = chat.offers(),
                                 .conversation = chat.conversation(),
                                 .composer = *m_ui->composer,
                                 .list = *m_ui->conversationView},
                                this);
    connect(m_offers, &OfferBinding::sendRequested, m_binding, &ComposerBinding::send);
    connect(m_offers, &OfferBinding::linkActivated, this, &ChatWindow::linkActivated);
    m_find = new FindBinding({.conversation = chat.conversation(),
                              .strip = *m_ui->findStrip,
                              .list = *m_ui->conversationView,
                              .announcer = *m_announcer},
                             this);
    connectShortcuts(*new ChatShortcuts(this));
    auto *saving = new ExportAction(chat, *m_announcer, *this, this);
    connect(m_ui->header, &ChatHeader::saveRequested, saving, [this, saving] {
        if (!m_isKiosk)
            saving->start();
    });
    showUnread();
    m_status = new StatusBinding({.chat = chat,
                                  .header = *m_ui->header,
                                  .line = *m_ui->statusLine,
                                  .announcer = *m_announcer},
                                 grace, this);
    connect(m_status, &StatusBinding::statusShown, this, &ChatWindow::showStatus);
    connect(m_status, &StatusBinding::preferencesRequested, this, &ChatWindow::askForPreferences);
    m_status->start();
    m_updates = new UpdateBinding(
        {.header = *m_ui->header, .line = *m_ui->statusLine, .announcer = *m_announcer}, this);
    connect(m_updates, &UpdateBinding::pageActivated, this, &ChatWindow::linkActivated);
}

ChatWindow::~ChatWindow() = default;

void ChatWindow::setAnimated(bool isAnimated)
{
    m_ui->header->setAnimated(isAnimated);
    m_ui->composer->setAnimated(isAnimated);
    m_ui->findStrip->setAnimated(isAnimated);
    m_ui->conversationView->setAnimated(isAnimated);
}

void ChatWindow::setSendKey(MessageEdit::SendKey key)
{
    m_ui->composer->setSendKey(key);
}

void ChatWindow::setKiosk(bool isKiosk)
{
    m_isKiosk = isKiosk;
    m_ui->header->setKiosk(isKiosk);
    m_ui->statusLine->setSettingsOffered(!isKiosk);
    m_ui->setupCard->setKiosk(isKiosk);
}

void ChatWindow::setShop(const ShopLinks &shop)
{
    m_offers->setShop(shop);
}

void ChatWindow::setProfile(const QString &name)
{
    m_ui->header->setProfile(name);
    //: Title of the window: the name of the program and of the profile in use
    setWindowTitle(name.isEmpty() ? u"E-Com67 Support"_s
                                  : tr("%1 - %2").arg(u"E-Com67 Support"_s, name));
}

void ChatWindow::setPictures(CardPictures *pictures)
{
    m_ui->conversationView->setPictures(pictures);
}

void ChatWindow::setAccount(AccountViewModel &account)
{
    m_status->setAccount(account);
}

void ChatWindow::connectHeader()
{
    const ChatHeader *header = m_ui->header;
    connect(header, &ChatHeader::newChatRequested, this, &ChatWindow::confirmNewChat);
    connect(header, &ChatHeader::findRequested, this, &ChatWindow::find);
    connect(header, &ChatHeader::minimiseRequested, this, &ChatWindow::minimiseRequested);
    connect(header, &ChatHeader::closeRequested, this, &ChatWindow::closeRequested);
    connect(header, &ChatHeader::quitRequested, this, &ChatWindow::quitRequested);
    connect(header, &ChatHeader::moveRequested, m_mover, &WindowMover::startMove);
    connect(header, &ChatHeader::moved, m_mover, &WindowMover::moveTo);
    connect(header, &ChatHeader::moveEnded, m_mover, &WindowMover::end);

    connect(m_ui->statusLine, &StatusLine::settingsRequested, this, &ChatWindow::showSettings);
    connect(m_ui->header, &ChatHeader::settingsRequested, this, &ChatWindow::showSettings);
    connect(m_ui->header, &ChatHeader::preferencesRequested, this,
            [this] { askForPreferences({}); });
    connect(m_ui->header, &ChatHeader::aboutRequested, this,
            [this] { AboutDialog::showAbove(*this); });
    connect(m_ui->setupCard, &SetupCard::preferencesRequested, this,
            [this] { askForPreferences({}); });
    connect(m_ui->setupCard, &SetupCard::demoRequested, this, &ChatWindow::demoRequested);
    connect(m_ui->setupCard, &SetupCard::backRequested, this, &ChatWindow::leaveSetup);
    connect(&m_setup, &SetupViewModel::endpointChosen, this, [this] {
        m_isSetupForced = false;
        showSetup(false);
    });
}

void ChatWindow::connectConversation()
{
    ConversationModel &conversation = m_chat.conversation();
    MessageListView *view = m_ui->conversationView;
    // The conversation may outlive the window.
    const QPointer<MessageListView> list(view);
    conversation.setAccessibleText(
        [list](const Message &message) {
            return list ? list->describe(message) : messageDescription(message);
        },
        [list](const Message &message) { return list ? list->targetNames(message) : QString(); });
    view->setConversation(&conversation);
    view->setTyping(m_chat.isAssistantTyping());
    connect(&m_chat, &ChatViewModel::assistantTypingChanged, view, [this, view](bool isTyping) {
        view->setTyping(isTyping);
        if (isTyping)
            m_announcer->announce(tr("Assistant is typing"));
    });
    connect(&m_chat, &ChatViewModel::unreadCountChanged, this, &ChatWindow::showUnread);
    connect(&m_chat, &ChatViewModel::messageArrived, m_announcer, [this](const Message &message) {
        if (!m_announcer->isHeard())
            return;
        const QString offers = offersSentence(AnswerOffers::of(message));
        m_announcer->announce(offers.isEmpty() ? messageDescription(message)
                                               : messageDescription(message) + u'\n' + offers);
    });
    connect(view, &MessageListView::linkActivated, this, &ChatWindow::linkActivated);
    connect(m_newMessages, &QAbstractButton::clicked, view, &MessageListView::showEnd);
    connect(view, &MessageListView::targetFocused, m_announcer, &Announcer::announce);
    connect(view, &MessageListView::atEndChanged, this, [this] {
        markReadIfSeen();
        showUnread();
    });
    // Queued: rows are on the screen only after the list has laid them out.
    connect(&conversation, &QAbstractItemModel::rowsInserted, this, &ChatWindow::markReadIfSeen,
            Qt::QueuedConnection);
}

void ChatWindow::connectShortcuts(const ChatShortcuts &keys)
{
    connect(&keys, &ChatShortcuts::backRequested, this, &ChatWindow::goBack);
    connect(&keys, &ChatShortcuts::closeRequested, this, &ChatWindow::closeRequested);
    connect(&keys, &ChatShortcuts::quitRequested, this, &ChatWindow::quitRequested);
    connect(&keys, &ChatShortcuts::newChatRequested, this, &ChatWindow::confirmNewChat);
    connect(&keys, &ChatShortcuts::saveRequested, m_ui->header, &ChatHeader::saveRequested);
    connect(&keys, &ChatShortcuts::preferencesRequested, m_ui->header,
            &ChatHeader::preferencesRequested);
    connect(&keys, &ChatShortcuts::findRequested, this, &ChatWindow::find);
    connect(&keys, &ChatShortcuts::findNextRequested, this, [this] {
        if (!isSetupShown())
            m_find->next();
    });
    connect(&keys, &ChatShortcuts::findPreviousRequested, this, [this] {
        if (!isSetupShown())
            m_find->previous();
    });
    connect(&keys, &ChatShortcuts::focusRequested, this, &ChatWindow::cycleFocus);
}

/// Out of what was entered last: first out of that where the keyboard is.
void ChatWindow::goBack()
{
    if (isSetupShown() && m_ui->setupCard->isBackOffered())
        leaveSetup();
    else if (m_find->hasFocus())
        m_find->close();
    else if (!m_binding->cancelEditing() && !m_binding->clearRecalled() && !m_find->close())
        Q_EMIT minimiseRequested();
}

void ChatWindow::find()
{
    if (!isSetupShown())
        m_find->open();
}

void ChatWindow::showUnread()
{
    m_newMessages->showCount(m_chat.unreadCount(), m_ui->conversationView->isAtEnd());
}

void ChatWindow::markReadIfSeen()
{
    if (isVisible() && !isSetupShown() && m_ui->conversationView->isAtEnd())
        m_chat.markAllRead();
}

void ChatWindow::showStatus(const ConnectionStatus &status, bool isUnconfigured)
{
    // Not out of the hands of somebody who is typing there.
    if (status.state == ConnectionStatus::State::Online && !m_ui->setupCard->isTouched())
        m_isSetupForced = false;
    m_ui->setupCard->setBackOffered(!isUnconfigured);
    showSetup(isUnconfigured || m_isSetupForced);
}

bool ChatWindow::isSetupShown() const
{
    return m_ui->pages->currentWidget() == m_ui->setupCard;
}

void ChatWindow::showSetup(bool isShown)
{
    if (isShown == isSetupShown())
        return;
    m_ui->pages->setCurrentWidget(isShown ? static_cast<QWidget *>(m_ui->setupCard)
                                          : m_ui->conversationView);
    m_ui->composer->setVisible(!isShown);
    if (isShown) {
        m_find->close();
        m_ui->setupCard->begin();
        m_ui->setupCard->focusFirst();
    } else {
        m_ui->composer->focusField();
    }
}

void ChatWindow::leaveSetup()
{
    m_isSetupForced = false;
    m_ui->setupCard->revert();
    showSetup(false);
}

void ChatWindow::showSettings()
{
    m_isSetupForced = true;
    showSetup(true);
}

void ChatWindow::askForPreferences(const QString &key)
{
    if (!m_isKiosk)
        Q_EMIT preferencesRequested(key);
}

void ChatWindow::confirmNewChat()
{
    askForNewChat(m_chat.conversation(), this, [this] { startNewChat(); });
}

void ChatWindow::startNewChat()
{
    m_chat.startNewChat();
    m_ui->composer->focusField();
}

void ChatWindow::cycleFocus(bool isForward)
{
    QList<QWidget *> parts{m_ui->header, m_ui->findStrip, m_ui->pages->currentWidget(),
                           m_ui->composer};
    parts.removeIf([](const QWidget *part) { return part->isHidden(); });
    const auto isHere = [this](const QWidget *part) {
        return part == focusWidget() || part->isAncestorOf(focusWidget());
    };
    const auto here = std::find_if(parts.cbegin(), parts.cend(), isHere) - parts.cbegin();
    const auto step = isForward ? 1 : parts.size() - 1;
    QWidget *next = parts.at((here + step) % parts.size());
    if (next == m_ui->header)
        m_ui->header->focusFirst();
    else if (next == m_ui->findStrip)
        m_ui->findStrip->focusField();
    else if (next == m_ui->setupCard)
        m_ui->setupCard->focusFirst();
    else if (next == m_ui->composer)
        m_ui->composer->focusField();
    else
        next->setFocus(Qt::TabFocusReason);
}

void ChatWindow::paintBody(QPainter &painter)
{
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(QRectF(bodyRect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius - 0.5,
                            kCornerRadius - 0.5);
}

void ChatWindow::showEvent(QShowEvent *event)
{
    FloatingWindow::showEvent(event);
    if (isSetupShown())
        m_ui->setupCard->focusFirst();
    else
        m_ui->composer->focusField();
    if (const MessageId unread = m_chat.firstUnread(); unread != 0)
        m_ui->conversationView->showMessage(unread);
    else if (!m_wasShown)
        m_ui->conversationView->showEnd();
    m_wasShown = true;
    markReadIfSeen();
}

} // namespace ecom67
