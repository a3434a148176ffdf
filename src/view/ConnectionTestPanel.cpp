// SPDX-License-Identifier: MIT
#include "view/ConnectionTestPanel.h"

#include "model/SettingsViewModel.h"
#include "model/SetupViewModel.h"
#include "view/ErrorText.h"
#include "view/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ecom67 {

using namespace Qt::StringLiterals;

ConnectionTestPanel::ConnectionTestPanel(SettingsViewModel &settings, SetupViewModel &tester,
                                         QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_tester(tester)
    , m_button(new QPushButton(tr("&Test connection"), this))
    , m_result(new QLabel(this))
{
    m_button->setObjectName(u"testButton"_s);
    m_button->setAutoDefault(false);
    m_result->setObjectName(u"testResult"_s);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_button, 0, Qt::AlignLeading);
    column->addWidget(m_result);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTestPanel::start);
    connect(&tester, &SetupViewModel::tested, this, &ConnectionTestPanel::onTested);
    connect(&settings, &SettingsViewModel::changesChanged, this, &ConnectionTestPanel::onChanged);
    onChanged();
}

ConnectionTestPanel::~ConnectionTestPanel() = default;

void ConnectionTestPanel::start()
{
    m_testedText = m_settings.endpointToTest();
    say(tr("Testing the connection..."));
    m_tester.test(m_testedText);
}

void ConnectionTestPanel::onTested(const std::optional<ChatError> &problem)
{
    say(problem ? errorText(*problem) : tr("The shop answered."), problem.has_value());
    Q_EMIT resultShown(m_result->text());
}

void ConnectionTestPanel::onChanged()
{
    const QString text = m_settings.endpointToTest();
    m_button->setEnabled(!SetupViewModel::problemWith(text));
    if (text == m_testedText)
        return;
    // It would say nothing about the address that stands there now.
    m_tester.stopTest();
    m_testedText.clear();
    say({});
}

void ConnectionTestPanel::say(const QString &sentence, bool isBad)
{
    const Theme &theme = lightTheme();
    QPalette colors = m_result->palette();
    colors.setColor(QPalette::WindowText, isBad ? theme.errorText : theme.noticeText);
    m_result->setPalette(colors);
    m_result->setText(sentence);
    m_result->setVisible(!sentence.isEmpty());
    m_button->setAccessibleDescription(sentence);
}

} // namespace ecom67
