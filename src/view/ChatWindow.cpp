// SPDX-License-Identifier: MIT
#include "view/ChatWindow.h"

#include "ui_ChatWindow.h"

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "model/SetupViewModel.h"
#include "view/Announcer.h"
#include "view/ChatShortcuts.h"
#include "view/ComposerBinding.h"
#include "view/DeliveryText.h"
#include "view/ErrorText.h"
#include "view/FindBinding.h"
#include "view/NewMessagesButton.h"
#include "view/ResizeHandle.h"
#include "view/StatusGrace.h"
#include "view/StatusText.h"
#include "view/WindowMover.h"
#include "view/WindowPlacement.h"

#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
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
    , m_grace(new StatusGrace(grace, this))
{
    m_ui->setupUi(this);
    m_announcer = new Announcer(centralWidget());
    m_newMessages = new NewMessagesButton(m_ui->conversationView);
    setMinimumSize(WindowPlacement::kSmallestSize.grownBy(shadowMargins()));
    m_ui->header->setAnimated(isAnimated);
    m_ui->composer->setAnimated(isAnimated);
    m_ui->findStrip->setAnimated(isAnimated);
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
    m_find = new FindBinding({.conversation = chat.conversation(),
                              .strip = *m_ui->findStrip,
                              .list = *m_ui->conversationView,
                              .announcer = *m_announcer},
                             this);
    connectShortcuts(*new ChatShortcuts(this));
    showUnread();
    m_grace->setStatus(chat.status());
}

ChatWindow::~ChatWindow() = default;

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
    conversation.setAccessibleText(messageDescription);
    MessageListView *view = m_ui->conversationView;
    view->setConversation(&conversation);
    view->setTyping(m_chat.isAssistantTyping());
    connect(&m_chat, &ChatViewModel::assistantTypingChanged, view, [this, view](bool isTyping) {
        view->setTyping(isTyping);
        if (isTyping)
            m_announcer->announce(tr("Assistant is typing"));
    });
    connect(&m_chat, &ChatViewModel::unreadCountChanged, this, &ChatWindow::showUnread);
    connect(&m_chat, &ChatViewModel::messageArrived, m_announcer, [this](const Message &message) {
        if (m_announcer->isHeard())
            m_announcer->announce(messageDescription(message));
    });
    connect(view, &MessageListView::linkActivated, this, &ChatWindow::linkActivated);
    connect(m_newMessages, &QAbstractButton::clicked, view, &MessageListView::showEnd);
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
    else if (!m_binding->cancelEditing() && !m_find->close())
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
