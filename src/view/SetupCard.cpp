// SPDX-License-Identifier: MIT
#include "view/SetupCard.h"

#include "ui_SetupCard.h"

#include "model/SetupViewModel.h"
#include "view/CaretRest.h"
#include "view/ErrorText.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QFileDialog>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace ecom67 {

static constexpr qreal kWindowRadius = 7; ///< of the window, inside its border

SetupCard::SetupCard(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::SetupCard>())
{
    m_ui->setupUi(this);
    m_ui->titleLabel->setFont(textFont(kTitleSize, QFont::DemiBold));
    m_ui->resultLabel->setFont(textFont(kSmallSize));
    m_ui->lockLabel->setFont(textFont(kSmallSize));
    m_ui->lockLabel->hide();
    m_ui->connectButton->setKind(TextButton::Kind::Primary);
    new CaretRest(m_ui->endpointEdit);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, lightTheme().text);
    colors.setColor(QPalette::Text, lightTheme().text);
    colors.setColor(QPalette::Base, lightTheme().surface);
    colors.setColor(QPalette::PlaceholderText, lightTheme().placeholder);
    colors.setColor(QPalette::Highlight, lightTheme().brand);
    colors.setColor(QPalette::Disabled, QPalette::Text, lightTheme().mutedText);
    colors.setColor(QPalette::Disabled, QPalette::Base, lightTheme().codeSurface);
    setPalette(colors);

    connect(m_ui->endpointEdit, &QLineEdit::textChanged, this, &SetupCard::onEdited);
    connect(m_ui->endpointEdit, &QLineEdit::returnPressed, m_ui->connectButton,
            &QAbstractButton::click);
    connect(m_ui->testButton, &QAbstractButton::clicked, this, &SetupCard::startTest);
    connect(m_ui->importButton, &QAbstractButton::clicked, this, &SetupCard::chooseEnvFile);
    connect(m_ui->demoButton, &QAbstractButton::clicked, this, &SetupCard::demoRequested);
    connect(m_ui->backButton, &QAbstractButton::clicked, this, &SetupCard::backRequested);
    connect(m_ui->preferencesButton, &QAbstractButton::clicked, this,
            &SetupCard::preferencesRequested);
    connect(m_ui->connectButton, &QAbstractButton::clicked, this, [this] {
        if (m_viewModel)
            m_viewModel->save(m_ui->endpointEdit->text());
    });
    setBackOffered(false);
    onEdited();
}

SetupCard::~SetupCard() = default;

void SetupCard::setViewModel(SetupViewModel *viewModel)
{
    m_viewModel = viewModel;
    connect(viewModel, &SetupViewModel::tested, this, &SetupCard::onTested);
    connect(viewModel, &SetupViewModel::imported, this, &SetupCard::setEndpoint);
    connect(viewModel, &SetupViewModel::rejected, this,
            [this](const ChatError &error) { say(errorText(error), Tone::Bad); });
    showLock();
}

/// What the administrator has set is shown and can be tried, nothing else.
void SetupCard::showLock()
{
    const bool wasLocked = std::exchange(m_isLocked, m_viewModel && m_viewModel->isLocked());
    if (m_isLocked)
        setEndpoint(m_viewModel->endpoint());
    m_ui->lockLabel->setVisible(m_isLocked);
    m_ui->endpointEdit->setEnabled(!m_isLocked);
    m_ui->endpointEdit->setAccessibleDescription(m_isLocked ? m_ui->lockLabel->text() : QString());
    m_ui->importButton->setEnabled(!m_isLocked);
    if (wasLocked != m_isLocked)
        onEdited();
}

void SetupCard::setEndpoint(const QString &endpoint)
{
    m_ui->endpointEdit->setText(endpoint);
}

void SetupCard::focusFirst()
{
    if (m_isLocked)
        m_ui->testButton->setFocus(Qt::OtherFocusReason);
    else
        m_ui->endpointEdit->setFocus(Qt::OtherFocusReason);
}

void SetupCard::setBackOffered(bool isOffered)
{
    m_isBackOffered = isOffered;
    m_ui->backButton->setVisible(isOffered);
}

void SetupCard::setKiosk(bool isKiosk)
{
    m_ui->importButton->setVisible(!isKiosk);
    m_ui->preferencesButton->setVisible(!isKiosk);
}

void SetupCard::begin()
{
    showLock();
    m_textAtBegin = m_ui->endpointEdit->text();
}

bool SetupCard::isTouched() const
{
    return m_ui->endpointEdit->text() != m_textAtBegin;
}

void SetupCard::revert()
{
    setEndpoint(m_textAtBegin);
}

void SetupCard::onEdited()
{
    const QString text = m_ui->endpointEdit->text().trimmed();
    const auto problem = SetupViewModel::problemWith(text);
    m_ui->testButton->setEnabled(!problem);
    m_ui->connectButton->setEnabled(!problem && !m_isLocked);
    // An empty field is no mistake, it is the beginning.
    say(problem && !text.isEmpty() ? errorText(*problem) : QString(), Tone::Bad);
}

void SetupCard::startTest()
{
    if (!m_viewModel)
        return;
    say(tr("Testing the connection..."), Tone::Neutral);
    m_testedText = m_ui->endpointEdit->text();
    m_viewModel->test(m_testedText);
}

void SetupCard::onTested(const std::optional<ChatError> &problem)
{
    if (m_ui->endpointEdit->text() != m_testedText)
        return; // says nothing about the address that stands there now
    if (problem)
        say(errorText(*problem), Tone::Bad);
    else
        say(tr("The shop answered. You can connect."), Tone::Good);
}

void SetupCard::chooseEnvFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import a .env file"), QString(),
                                                      tr("Environment files (*.env .env*);;All "
                                                         "files (*)"));
    if (!path.isEmpty() && m_viewModel)
        m_viewModel->importEnvFile(path);
}

void SetupCard::say(const QString &sentence, Tone tone)
{
    const Theme &theme = themeOf(this);
    QPalette colors = m_ui->resultLabel->palette();
    colors.setColor(QPalette::WindowText, tone == Tone::Bad ? theme.errorText : theme.noticeText);
    m_ui->resultLabel->setPalette(colors);
    m_ui->resultLabel->setText(sentence);
}

void SetupCard::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath area;
    area.addRoundedRect(QRectF(rect()).adjusted(0, -2 * kWindowRadius, 0, 0), kWindowRadius,
                        kWindowRadius);
    painter.fillPath(area, themeOf(this).canvas);
}

} // namespace ecom67
