// SPDX-License-Identifier: MIT
#include "view/ExportDialog.h"

#include "ui_ExportDialog.h"

namespace ecom67 {

ExportDialog::ExportDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    const auto add = [this](const QString &words, ExportFormat format) {
        m_ui->formatBox->addItem(words, static_cast<int>(format));
    };
    add(tr("Text"), ExportFormat::Text);
    //: A format of text; the name is not translated
    add(tr("Markdown"), ExportFormat::Markdown);
    add(tr("Web page"), ExportFormat::Html);
    //: A file for programs; the name is not translated
    add(tr("Data (JSON)"), ExportFormat::Json);
    m_ui->sessionLabel->setVisible(false);
    connect(m_ui->sessionBox, &QCheckBox::toggled, m_ui->sessionLabel, &QWidget::setVisible);
    connect(m_ui->buttonBox, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

ExportDialog::~ExportDialog() = default;

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_ui->formatBox->currentData().toInt());
}

bool ExportDialog::isSessionAsked() const
{
    return m_ui->sessionBox->isChecked();
}

} // namespace ecom67
