// SPDX-License-Identifier: MIT
#include "view/ChatWindow.h"

#include "ui_ChatWindow.h"

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "model/SetupViewModel.h"
#include "view/Announcer.h"
#include "view/ComposerBinding.h"
#include "view/DeliveryText.h"
#include "view/ErrorText.h"
#include "view/OfferBinding.h"
#include "view/OfferText.h"
#include "view/ResizeHandle.h"
#include "view/StatusGrace.h"
#include "view/StatusText.h"
#include "view/TextButton.h"
#include "view/WindowMover.h"
#include "view/WindowPlacement.h"

#include <QMessageBox>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace ecom67 {

static constexpr qreal kCornerRadius = 8;
static constexpr int kNewMessagesGap = 12;

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
    , m_grace(new StatusGrace(grace, this))
{
    m_ui->setupUi(this);
    m_announcer = new Announcer(centralWidget());
    setMinimumSize(WindowPlacement::kSmallestSize.grownBy(shadowMargins()));
    m_ui->header->setAnimated(isAnimated);
    m_ui->composer->setAnimated(isAnimated);
    m_ui->conversationView->setAnimated(isAnimated);
    m_ui->setupCard->setViewModel(&setup);
    ResizeHandle::addTo(*this, *m_mover);

    connectHeader();
    connectConversation();
    m_binding = new ComposerBinding({.model = chat.composer(),
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
    addNewMessagesButton();
    addShortcuts();
    showUnread(chat.unreadCount());
    m_grace->setStatus(chat.status());
}

ChatWindow::~ChatWindow() = default;

void ChatWindow::setShop(const ShopLinks &shop)
{
    m_offers->setShop(shop);
}

void ChatWindow::connectHeader()
{
    const ChatHeader *header = m_ui->header;
    connect(header, &ChatHeader::newChatRequested, this, &ChatWindow::confirmNewChat);
    connect(header, &ChatHeader::minimiseRequested, this, &ChatWindow::minimiseRequested);
    connect(header, &ChatHeader::closeRequested, this, &ChatWindow::closeRequested);
    connect(header, &ChatHeader::quitRequested, this, &ChatWindow::quitRequested);
    connect(header, &ChatHeader::moveRequested, m_mover, &WindowMover::startMove);
    connect(header, &ChatHeader::moved, m_mover, &WindowMover::moveTo);
    connect(header, &ChatHeader::moveEnded, m_mover, &WindowMover::end);

    connect(&m_chat, &ChatViewModel::statusChanged, m_grace, &StatusGrace::setStatus);
    connect(m_grace, &StatusGrace::statusShown, this, &ChatWindow::showStatus);
    connect(&m_chat, &ChatViewModel::problemOccurred, this, [this](const ChatError &error) {
        m_ui->statusLine->showProblem(errorText(error));
        m_announcer->announce(errorText(error));
    });
    connect(m_ui->statusLine, &StatusLine::retryRequested, &m_chat,
            &ChatViewModel::retryConnection);
    connect(m_ui->statusLine, &StatusLine::settingsRequested, this, &ChatWindow::showSettings);
    connect(m_ui->header, &ChatHeader::settingsRequested, this, &ChatWindow::showSettings);
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
    conversation.setAccessibleText(
        messageDescription, [list = QPointer<MessageListView>(view)](const Message &message) {
            return list ? list->targetNames(message) : QString();
        });
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
    connect(view, &MessageListView::targetFocused, m_announcer, &Announcer::announce);
    connect(view, &MessageListView::atEndChanged, this, [this] {
        markReadIfSeen();
        showUnread(m_chat.unreadCount());
    });
    // Queued: rows are on the screen only after the list has laid them out.
    connect(&conversation, &QAbstractItemModel::rowsInserted, this, &ChatWindow::markReadIfSeen,
            Qt::QueuedConnection);
}

void ChatWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(Qt::Key_Escape, [this] {
        if (isSetupShown() && m_ui->setupCard->isBackOffered())
            leaveSetup();
        else if (!m_binding->cancelEditing())
            Q_EMIT minimiseRequested();
    });
    add(Qt::CTRL | Qt::Key_W, &ChatWindow::closeRequested);
    add(Qt::CTRL | Qt::Key_Q, &ChatWindow::quitRequested);
    add(Qt::CTRL | Qt::Key_N, &ChatWindow::confirmNewChat);
    add(Qt::Key_F6, [this] { cycleFocus(true); });
    add(Qt::SHIFT | Qt::Key_F6, [this] { cycleFocus(false); });
}

void ChatWindow::addNewMessagesButton()
{
    m_newMessages = new TextButton(m_ui->conversationView);
    m_newMessages->setObjectName(u"newMessagesButton"_s);
    m_newMessages->setKind(TextButton::Kind::Primary);
    m_newMessages->setRound(true);
    m_newMessages->hide();
    connect(m_newMessages, &QAbstractButton::clicked, m_ui->conversationView,
            &MessageListView::showEnd);
}

void ChatWindow::showUnread(int count)
{
    //: On the button that leads to new messages below those in view
    m_newMessages->setText(tr("%n new", nullptr, count));
    //: Screen reader: the button that leads to new messages below those in view
    m_newMessages->setAccessibleName(tr("%n new message(s), go to the end", nullptr, count));
    m_newMessages->setVisible(count > 0 && !m_ui->conversationView->isAtEnd());
    placeNewMessagesButton();
}

void ChatWindow::placeNewMessagesButton()
{
    const QWidget *list = m_ui->conversationView;
    m_newMessages->resize(m_newMessages->sizeHint());
    m_newMessages->move((list->width() - m_newMessages->width()) / 2,
                        list->height() - m_newMessages->height() - kNewMessagesGap);
    m_newMessages->raise();
}

void ChatWindow::markReadIfSeen()
{
    if (isVisible() && !isSetupShown() && m_ui->conversationView->isAtEnd())
        m_chat.markAllRead();
}

void ChatWindow::showStatus(const ConnectionStatus &status)
{
    m_ui->header->setStatus(statusText::headline(status));
    m_ui->statusLine->setStatus(status);
    const bool isUnconfigured = status.state == ConnectionStatus::State::Misconfigured
        && status.error && status.error->code == ChatError::Code::EndpointMissing;
    // Not out of the hands of somebody who is typing there.
    if (status.state == ConnectionStatus::State::Online && !m_ui->setupCard->isTouched())
        m_isSetupForced = false;
    m_ui->setupCard->setBackOffered(!isUnconfigured);
    showSetup(isUnconfigured || m_isSetupForced);
    // The card says it already, with room for what to do.
    m_ui->statusLine->setHidden(m_ui->statusLine->sentence().isEmpty() || isUnconfigured);
    announceStatus(status);
}

void ChatWindow::announceStatus(const ConnectionStatus &status)
{
    const QString sentence = statusText::sentence(status);
    const QString words = sentence.isEmpty() ? statusText::headline(status) : sentence;
    // A countdown starts anew with each attempt; the same reason is not said again.
    if (words != m_lastStatusWords && !m_lastStatusWords.isEmpty())
        m_announcer->announce(words);
    m_lastStatusWords = words;
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

void ChatWindow::confirmNewChat()
{
    const ConversationModel &conversation = m_chat.conversation();
    const int rows = conversation.rowCount();
    if (rows == 0 || (rows == 1 && conversation.messageAt(0).role == Message::Role::Welcome)) {
        startNewChat();
        return;
    }
    auto *question = new QMessageBox(QMessageBox::Question, tr("Start a new chat?"),
                                     tr("This conversation will be deleted from this computer."),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *confirm
        = question->addButton(tr("Start new chat"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this,
            [this, confirm](const QAbstractButton *button) {
                if (button == confirm)
                    startNewChat();
            });
    question->open();
}

void ChatWindow::startNewChat()
{
    m_chat.startNewChat();
    m_ui->composer->focusField();
}

void ChatWindow::cycleFocus(bool isForward)
{
    const bool isInComposer = m_ui->composer->isAncestorOf(focusWidget());
    const bool isInList = focusWidget() == m_ui->conversationView;
    if (isSetupShown()) {
        m_ui->header->isAncestorOf(focusWidget()) ? m_ui->setupCard->focusFirst()
                                                  : m_ui->header->focusFirst();
    } else if (isForward ? isInComposer : isInList) {
        m_ui->header->focusFirst();
    } else if (isForward ? isInList : !isInComposer) {
        m_ui->composer->focusField();
    } else {
        m_ui->conversationView->setFocus(Qt::TabFocusReason);
    }
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

void ChatWindow::resizeEvent(QResizeEvent *event)
{
    FloatingWindow::resizeEvent(event);
    placeNewMessagesButton();
}

} // namespace ecom67
