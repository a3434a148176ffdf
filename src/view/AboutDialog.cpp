// SPDX-License-Identifier: MIT
#include "view/AboutDialog.h"

#include "ui_AboutDialog.h"

#include "view/Fonts.h"
#include "view/ProgramIcon.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kIconSide = 64;

/// The texts as they are: licences are not translated.
static QString licences()
{
    QString all;
    for (const QString &name :
         {u"THIRD_PARTY.md"_s, u"LICENSE"_s, u"resources/fonts/LICENSE.NotoSans.txt"_s,
          u"resources/fonts/LICENSE.Lucide.txt"_s}) {
        QFile file(u":/ecom67/licences/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (!all.isEmpty())
            all += u"\n\n"_s + QString(60, u'_') + u"\n\n"_s;
        all += QString::fromUtf8(file.readAll()).trimmed();
    }
    return all;
}

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    fillIn();
    //: Button: what Qt, a library this program is made with, says about itself
    const auto *aboutQt = m_ui->buttonBox->addButton(tr("About &Qt"), QDialogButtonBox::HelpRole);
    connect(aboutQt, &QAbstractButton::clicked, qApp, &QApplication::aboutQt);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setFocus();
}

AboutDialog::~AboutDialog() = default;

void AboutDialog::fillIn()
{
    m_ui->iconLabel->setPixmap(programIcon().pixmap(kIconSide));
    m_ui->nameLabel->setFont(textFont(kTitleSize, QFont::DemiBold));
    //: %1 is a number such as 1.2.0
    m_ui->versionLabel->setText(tr("Version %1").arg(QApplication::applicationVersion()));
    //: %1 is the version of Qt, a library
    m_ui->rightsLabel->setText(
        tr("© 2026 The E-Com67 developers. Free software under the MIT licence. It uses Qt %1 "
           "under the GNU Lesser General Public License, version 3: you may replace that library "
           "by another version of it. What else it uses stands below.")
            .arg(QString::fromLatin1(qVersion())));
    m_ui->licencesEdit->setPlainText(licences());
}

void AboutDialog::showAbove(QWidget &window)
{
    auto *dialog = window.findChild<AboutDialog *>(QString(), Qt::FindDirectChildrenOnly);
    if (!dialog) {
        dialog = new AboutDialog(&window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace ecom67
