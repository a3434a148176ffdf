// SPDX-License-Identifier: MIT
#include "app/SettingsOpener.h"

#include "model/SettingsViewModel.h"
#include "service/ConnectionProbe.h"
#include "storage/SettingsStore.h"
#include "view/AccountPanel.h"
#include "view/SettingsDialog.h"

#include <utility>

namespace ecom67 {

SettingsOpener::SettingsOpener(SettingsStore &settings, Parts parts, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_parts(std::move(parts))
{
}

SettingsOpener::~SettingsOpener() = default;

SettingsDialog *SettingsOpener::make(QWidget &window)
{
    auto *model = new SettingsViewModel(m_settings);
    auto *tester = new SetupViewModel(m_settings, m_parts.makeProbe, m_parts.token);
    auto *dialog = new SettingsDialog(
        *model, *tester, m_parts.programInfo ? m_parts.programInfo() : QString(), &window);
    if (m_parts.account)
        dialog->addAccountPanel(new AccountPanel(*m_parts.account));
    // Its last children, and so gone after everything that shows them.
    model->setParent(dialog);
    tester->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(model, &SettingsViewModel::saved, this, &SettingsOpener::saved);
    connect(this, &SettingsOpener::refreshed, model, &SettingsViewModel::refresh);
    return dialog;
}

void SettingsOpener::open(QWidget &window, const QString &key)
{
    if (!m_dialog)
        m_dialog = make(window);
    // A broken file is named there, with its line.
    if (key.isEmpty() && m_settings.problem())
        m_dialog->showPage(SettingsDialog::Page::Diagnostics);
    m_dialog->showField(key);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SettingsOpener::refresh()
{
    Q_EMIT refreshed();
}

} // namespace ecom67
