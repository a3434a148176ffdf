// SPDX-License-Identifier: MIT
#include "view/StatusBinding.h"

#include "model/AccountViewModel.h"
#include "model/ChatViewModel.h"
#include "view/AccountText.h"
#include "view/Announcer.h"
#include "view/ChatHeader.h"
#include "view/ErrorText.h"
#include "view/StatusLine.h"
#include "view/StatusText.h"

namespace ecom67 {

/// Whether the dialog of settings shows what is wrong, and where.
static bool isMendedInSettings(const ChatError &error)
{
    switch (error.code) {
    case ChatError::Code::FileInvalid:
    case ChatError::Code::FileUnreadable:
    case ChatError::Code::PolicyUntrusted:
        return true;
    case ChatError::Code::SettingsNeedRestart: // nothing is wrong
        return false;
    default:
        return !error.setting.isEmpty();
    }
}

StatusBinding::StatusBinding(Parts parts, std::chrono::milliseconds grace, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_grace(grace)
{
    connect(&m_parts.chat, &ChatViewModel::statusChanged, &m_grace, &StatusGrace::setStatus);
    connect(&m_grace, &StatusGrace::statusShown, this, &StatusBinding::show);
    connect(&m_parts.chat, &ChatViewModel::problemOccurred, this, [this](const ChatError &error) {
        m_problemKey = error.setting;
        m_parts.line.showProblem(errorText(error), isMendedInSettings(error));
        m_parts.announcer.announce(errorText(error));
    });
    connect(&m_parts.chat, &ChatViewModel::assistantWithoutMemoryMet, this, [this] {
        //: Said once, when the assistant is one for the shop's staff
        const QString words = tr("This assistant does not remember earlier messages.");
        m_parts.line.showProblem(words);
        m_parts.announcer.announce(words);
    });
    connect(&m_parts.line, &StatusLine::preferencesRequested, this,
            [this] { Q_EMIT preferencesRequested(m_problemKey); });
    connect(&m_parts.line, &StatusLine::retryRequested, &m_parts.chat,
            &ChatViewModel::retryConnection);
}

StatusBinding::~StatusBinding() = default;

void StatusBinding::start()
{
    m_grace.setStatus(m_parts.chat.status());
}

void StatusBinding::setAccount(AccountViewModel &account)
{
    connect(&account, &AccountViewModel::changed, this, [this, &account] { showAccount(account); });
    connect(&m_parts.line, &StatusLine::accountRequested, &account, [&account] {
        account.state() == AccountViewModel::State::SigningIn ? account.cancel() : account.signIn();
    });
    showAccount(account);
}

/// Here only while a sign-in is needed; signing out is a matter of the settings.
void StatusBinding::showAccount(const AccountViewModel &account)
{
    QString words = accountText::problem(account);
    if (account.state() == AccountViewModel::State::SigningIn)
        words = accountText::sentence(account);
    const bool isOffered = account.state() != AccountViewModel::State::SignedIn;
    m_parts.line.setAccount(isOffered ? accountText::verb(account) : QString(), words);
    if (!words.isEmpty() && m_parts.line.sentence() == words)
        m_parts.announcer.announce(words);
}

void StatusBinding::show(const ConnectionStatus &status)
{
    m_parts.header.setStatus(statusText::headline(status));
    m_parts.line.setStatus(status);
    const bool isUnconfigured = status.state == ConnectionStatus::State::Misconfigured
        && status.error && status.error->code == ChatError::Code::EndpointMissing;
    Q_EMIT statusShown(status, isUnconfigured);
    // The card says it already, with room for what to do.
    m_parts.line.setHidden(m_parts.line.sentence().isEmpty() || isUnconfigured);
    announce(status);
}

void StatusBinding::announce(const ConnectionStatus &status)
{
    const QString sentence = statusText::sentence(status);
    const QString words = sentence.isEmpty() ? statusText::headline(status) : sentence;
    // A countdown starts anew with each attempt; the same reason is not said again.
    if (words != m_lastWords && !m_lastWords.isEmpty())
        m_parts.announcer.announce(words);
    m_lastWords = words;
}

} // namespace ecom67
