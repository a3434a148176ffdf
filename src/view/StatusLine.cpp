// SPDX-License-Identifier: MIT
#include "view/StatusLine.h"

#include "view/Fonts.h"
#include "view/GlyphButton.h"
#include "view/StatusText.h"
#include "view/TextButton.h"
#include "view/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ecom67 {

using State = ConnectionStatus::State;

static constexpr int kPadding = 16;
static constexpr int kIconSide = 16;
static constexpr int kGap = 8;

static bool isSettingsMatter(const ConnectionStatus &status)
{
    return status.state == State::Misconfigured;
}

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_countdown(new QLabel(this))
    , m_retry(new TextButton(this))
    , m_account(new TextButton(this))
    , m_change(new TextButton(this))
    , m_preferences(new TextButton(this))
    , m_dismiss(new GlyphButton(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setFont(textFont(kSmallSize));
    m_countdown->setFont(textFont(kSmallSize, QFont::Bold));
    m_countdown->setTextFormat(Qt::PlainText);
    m_retry->setKind(TextButton::Kind::Bare);
    m_retry->setObjectName(u"statusButton"_s);
    //: Ends the waiting for the next attempt to connect
    m_retry->setText(tr("Try now"));
    m_account->setKind(TextButton::Kind::Bare);
    m_account->setObjectName(u"accountButton"_s);
    m_account->setText(tr("Sign in"));
    m_change->setKind(TextButton::Kind::Bare);
    m_change->setObjectName(u"settingsButton"_s);
    //: Leads to the address of the shop
    m_change->setText(tr("Change..."));
    m_preferences->setKind(TextButton::Kind::Bare);
    m_preferences->setObjectName(u"preferencesLineButton"_s);
    //: Opens the dialog with all settings
    m_preferences->setText(tr("Settings..."));
    m_dismiss->setKind(GlyphButton::Kind::Quiet);
    m_dismiss->setObjectName(u"dismissButton"_s);
    m_dismiss->setAccessibleName(tr("Dismiss"));
    m_sentence->setObjectName(u"statusSentence"_s);
    m_countdown->setObjectName(u"statusCountdown"_s);

    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_sentence);
    words->addWidget(m_countdown);
    auto *buttons = new QVBoxLayout; // side by side they would leave the words no room
    buttons->setSpacing(0);
    buttons->addWidget(m_account);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_change);
    buttons->addWidget(m_preferences);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(kPadding + kIconSide + kGap, 6, kPadding / 2, 6);
    line->setSpacing(kGap);
    line->addLayout(words, 1);
    line->addLayout(buttons);
    line->addWidget(m_dismiss, 0, Qt::AlignVCenter);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::updateCountdown);
    connect(m_retry, &QAbstractButton::clicked, this, &StatusLine::retryRequested);
    connect(m_account, &QAbstractButton::clicked, this, &StatusLine::accountRequested);
    connect(m_change, &QAbstractButton::clicked, this, &StatusLine::settingsRequested);
    connect(m_preferences, &QAbstractButton::clicked, this, &StatusLine::preferencesRequested);
    connect(m_dismiss, &QAbstractButton::clicked, this, [this] {
        const QString sentence = std::exchange(m_problem, {});
        updateAll();
        Q_EMIT dismissed(sentence);
    });
    hide();
}

StatusLine::~StatusLine() = default;

void StatusLine::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    updateAll();
}

void StatusLine::showProblem(const QString &sentence, bool isOfSettings)
{
    m_problem = sentence;
    m_isOfSettings = isOfSettings;
    updateAll();
}

void StatusLine::setSettingsOffered(bool isOffered)
{
    m_areSettingsOffered = isOffered;
    updateAll();
}

void StatusLine::setAccount(const QString &verb, const QString &words)
{
    m_isAccountOffered = !verb.isEmpty();
    if (m_isAccountOffered) // a button without words has no name
        m_account->setText(verb);
    m_accountWords = words;
    updateAll();
}

QString StatusLine::sentence() const
{
    if (m_status.state == State::AuthRequired && !m_accountWords.isEmpty())
        return m_accountWords;
    const QString ofStatus = statusText::sentence(m_status);
    return ofStatus.isEmpty() ? m_problem : ofStatus;
}

QString StatusLine::countdown() const
{
    return statusText::countdown(m_status);
}

void StatusLine::updateAll()
{
    const bool isOfStatus = !statusText::sentence(m_status).isEmpty();
    const Theme &theme = themeOf(this);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, theme.warningText);
    if (isOfStatus && (isSettingsMatter(m_status) || m_status.state == State::AuthRequired))
        colors.setColor(QPalette::WindowText, theme.errorText);
    m_sentence->setPalette(colors);
    m_countdown->setPalette(colors);
    m_sentence->setText(sentence());

    m_retry->setVisible(isOfStatus && offersRetry());
    m_account->setVisible(isOfStatus && m_status.state == State::AuthRequired
                          && m_isAccountOffered);
    m_change->setVisible(m_areSettingsOffered && isOfStatus && offersSettings());
    m_preferences->setVisible(m_areSettingsOffered && !isOfStatus && m_isOfSettings);
    m_dismiss->setVisible(!isOfStatus);
    setVisible(!sentence().isEmpty());
    updateCountdown();
    update();
}

void StatusLine::updateCountdown()
{
    const QString words = countdown();
    m_countdown->setText(words);
    m_countdown->setVisible(!words.isEmpty());
    const qint64 left = m_status.retryAt.isForever() ? 0 : m_status.retryAt.remainingTime();
    if (isVisible() && !words.isEmpty() && left > 0)
        m_timer.start(std::chrono::milliseconds((left - 1) % 1000 + 1)); // at the next full second
    else
        m_timer.stop();
}

bool StatusLine::offersRetry() const
{
    const bool isTrying
        = m_status.state == State::Connecting || m_status.state == State::ConnectingSlow;
    // With an address that is none there is nothing to try.
    return !isTrying && !(isSettingsMatter(m_status) && m_status.retryAt.isForever());
}

/// The address may be mistyped as well where nobody answers at it.
bool StatusLine::offersSettings() const
{
    if (isSettingsMatter(m_status))
        return true;
    return m_status.error
        && (m_status.error->code == ChatError::Code::HostNotFound
            || m_status.error->code == ChatError::Code::ConnectionRefused
            || m_status.error->setting == "endpoint"_L1);
}

void StatusLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateCountdown();
}

void StatusLine::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void StatusLine::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    const QColor words = m_sentence->palette().color(QPalette::WindowText);
    QPainter painter(this);
    painter.fillRect(rect(), words == theme.errorText ? theme.errorSurface : theme.warningSurface);
    painter.fillRect(0, height() - 1, width(), 1, theme.border);
    const QRect icon(kPadding, (height() - kIconSide) / 2, kIconSide, kIconSide);
    const bool isOfStatus = !statusText::sentence(m_status).isEmpty();
    paintGlyph(painter, isOfStatus ? statusText::glyph(m_status) : Glyph::Problem,
               QStyle::visualRect(layoutDirection(), rect(), icon), words);
}

} // namespace ecom67
