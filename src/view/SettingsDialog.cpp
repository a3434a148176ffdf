// SPDX-License-Identifier: MIT
#include "view/SettingsDialog.h"

#include "ui_SettingsDialog.h"

#include "model/SetupViewModel.h"
#include "view/Announcer.h"
#include "view/ConnectionTestPanel.h"
#include "view/DiagnosticsPanel.h"
#include "view/ErrorText.h"
#include "view/SettingRow.h"
#include "view/SettingText.h"
#include "view/Theme.h"

#include <QPushButton>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Page = SettingsViewModel::Page;

static constexpr QSize kUsualSize{580, 560};
static constexpr int kSmallestHeight = 320;

SettingsDialog::SettingsDialog(SettingsViewModel &settings, SetupViewModel &tester,
                               const QString &programInfo, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::SettingsDialog>())
    , m_settings(settings)
    , m_tester(tester)
    , m_announcer(new Announcer(this))
{
    m_ui->setupUi(this);
    setColors();
    addRows();
    addPanels(programInfo);
    endPages();
    orderTabs();
    fitButtons();
    setMinimumSize(kSmallestWidth, kSmallestHeight);
    resize(kUsualSize);

    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_ui->buttonBox->button(QDialogButtonBox::Apply), &QPushButton::clicked, this,
            &SettingsDialog::apply);
    connect(m_ui->showFieldButton, &QPushButton::clicked, this,
            [this] { showField(m_problemKey); });
    connect(&settings, &SettingsViewModel::changesChanged, this, &SettingsDialog::onChanged);
    connect(&settings, &SettingsViewModel::saveFailed, this, &SettingsDialog::onSaveFailed);
    connect(&settings, &SettingsViewModel::saved, this, [this] {
        if (m_isClosing)
            QDialog::accept();
    });
    onChanged();
}

SettingsDialog::~SettingsDialog() = default;

/// The colours of the chat, whatever the desktop has: the words of errors are made for them.
void SettingsDialog::setColors()
{
    const Theme &theme = lightTheme();
    QPalette colors(theme.surface, theme.canvas);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        colors.setColor(role, theme.text);
        colors.setColor(QPalette::Disabled, role, theme.mutedText);
    }
    colors.setColor(QPalette::Base, theme.surface);
    colors.setColor(QPalette::Disabled, QPalette::Base, theme.codeSurface);
    colors.setColor(QPalette::PlaceholderText, theme.placeholder);
    colors.setColor(QPalette::Highlight, theme.brand);
    colors.setColor(QPalette::HighlightedText, theme.onBrand);
    setPalette(colors);
    QPalette reason = m_ui->reasonLabel->palette();
    reason.setColor(QPalette::WindowText, theme.errorText);
    m_ui->reasonLabel->setPalette(reason);
}

QVBoxLayout *SettingsDialog::layoutOf(Page page) const
{
    switch (page) {
    case Page::Connection:
        return m_ui->connectionLayout;
    case Page::Account:
        return m_ui->accountLayout;
    case Page::Appearance:
        return m_ui->appearanceLayout;
    case Page::Chat:
        return m_ui->chatLayout;
    case Page::Kiosk:
        return m_ui->kioskLayout;
    case Page::Diagnostics:
        break;
    }
    return m_ui->diagnosticsLayout;
}

void SettingsDialog::addRows()
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        QVBoxLayout *layout = layoutOf(SettingsViewModel::pageOf(definition));
        auto *row = new SettingRow(m_settings, QString::fromLatin1(definition.key),
                                   layout->parentWidget());
        layout->addWidget(row);
        m_rows.append(row);
        connect(row, &SettingRow::problemAppeared, m_announcer, &Announcer::announce);
        if (definition.type != SettingType::Endpoint)
            continue;
        auto *test = new ConnectionTestPanel(m_settings, m_tester, layout->parentWidget());
        layout->addWidget(test);
        connect(test, &ConnectionTestPanel::resultShown, m_announcer, &Announcer::announce);
    }
}

void SettingsDialog::addPanels(const QString &programInfo)
{
    auto *diagnostics = new DiagnosticsPanel(m_settings, programInfo, m_ui->diagnosticsContent);
    m_ui->diagnosticsLayout->addWidget(diagnostics);
    connect(diagnostics, &DiagnosticsPanel::copied, m_announcer, &Announcer::announce);
}

/// The rows of a page stand at its top; a page without anything is not offered.
void SettingsDialog::endPages()
{
    for (int i = 0; i < m_ui->pageTabs->count(); ++i) {
        QVBoxLayout *layout = layoutOf(static_cast<Page>(i));
        setPageOffered(static_cast<Page>(i), layout->count() > 0);
        layout->addStretch();
    }
}

void SettingsDialog::setPageOffered(Page page, bool isOffered)
{
    const int index = static_cast<int>(page);
    m_ui->pageTabs->setTabVisible(index, isOffered);
    m_ui->pageTabs->setTabEnabled(index, isOffered); // or Ctrl+Tab would lead to it
}

/// The buttons were there before the rows, and Tab must come to them after those.
void SettingsDialog::orderTabs()
{
    QWidget *last = m_ui->pageTabs;
    for (QWidget *next = last->nextInFocusChain(); next != m_ui->pageTabs;
         next = next->nextInFocusChain()) {
        if (m_ui->pageTabs->isAncestorOf(next))
            last = next;
    }
    setTabOrder(last, m_ui->showFieldButton);
    last = m_ui->showFieldButton;
    const QList<QAbstractButton *> buttons = m_ui->buttonBox->buttons();
    for (QAbstractButton *button : buttons) {
        setTabOrder(last, button);
        last = button;
    }
}

/// With large letters the buttons stand below each other rather than make the window wide.
void SettingsDialog::fitButtons()
{
    const QMargins margins = layout()->contentsMargins();
    if (m_ui->buttonBox->sizeHint().width() > kSmallestWidth - margins.left() - margins.right())
        m_ui->buttonBox->setOrientation(Qt::Vertical);
}

void SettingsDialog::addAccountPanel(QWidget *panel)
{
    // Above what only an administrator sets.
    m_ui->accountLayout->insertWidget(0, panel);
    setPageOffered(Page::Account, true);
}

void SettingsDialog::showPage(Page page)
{
    m_ui->pageTabs->setCurrentIndex(static_cast<int>(page));
}

void SettingsDialog::showField(const QString &key)
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                  [&key](const SettingRow *one) { return one->key() == key; });
    if (row == m_rows.cend())
        return;
    showPage(SettingsViewModel::pageOf(*settingDefinition(key)));
    (*row)->focusField();
}

void SettingsDialog::accept()
{
    if (!m_settings.hasChanges()) {
        QDialog::accept();
        return;
    }
    m_isClosing = true;
    m_settings.save();
    m_isClosing = false;
}

void SettingsDialog::reject()
{
    m_tester.stopTest();
    QDialog::reject();
}

void SettingsDialog::apply()
{
    m_settings.save();
}

void SettingsDialog::onChanged()
{
    const auto problem = m_settings.firstProblem();
    QPushButton *ok = m_ui->buttonBox->button(QDialogButtonBox::Ok);
    ok->setEnabled(!problem);
    m_ui->buttonBox->button(QDialogButtonBox::Apply)
        ->setEnabled(m_settings.hasChanges() && !problem);
    say(problem ? settingText::problem(m_settings.field(problem->setting)) : QString(), problem);
    ok->setAccessibleDescription(m_ui->reasonLabel->text());
}

void SettingsDialog::onSaveFailed(const ChatError &error)
{
    const QString sentence = errorText(error);
    //: %1 is a whole sentence that says what went wrong
    say(tr("Nothing was saved. %1").arg(sentence));
    m_announcer->announce(m_ui->reasonLabel->text());
}

/// Above the buttons: why there is no OK. With a field it leads there.
void SettingsDialog::say(const QString &sentence, const std::optional<ChatError> &field)
{
    QString words = sentence;
    m_problemKey = field ? field->setting : QString();
    if (const SettingDefinition *definition = settingDefinition(m_problemKey))
        //: %1 is the name of a setting, %2 what is wrong with it
        words = tr("%1: %2").arg(settingText::label(*definition), sentence);
    m_ui->reasonLabel->setText(words);
    m_ui->reasonLabel->setVisible(!words.isEmpty());
    m_ui->showFieldButton->setVisible(!m_problemKey.isEmpty());
}

} // namespace ecom67
