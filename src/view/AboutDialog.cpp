// SPDX-License-Identifier: MIT
#include "view/AboutDialog.h"

#include "ui_AboutDialog.h"

#include "view/Fonts.h"
#include "view/ProgramIcon.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kIconSide = 64;

static QString carriedText(const QString &name)
{
    QFile file(u":/ecom67/licences/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

/// The texts as they are: licences are not translated.
static void showLicences(QTextEdit &edit)
{
    edit.setMarkdown(carriedText(u"THIRD_PARTY.md"_s));
    QTextCursor cursor(edit.document());
    for (const QString &name :
         {u"LICENSE"_s, u"resources/fonts/LICENSE.NotoSans.txt"_s,
          u"resources/fonts/LICENSE.Lucide.txt"_s, u"third_party/ed25519/LICENSE"_s}) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat());
        cursor.insertText(u'\n' + QString(40, u'_') + u"\n\n"_s + carriedText(name));
    }
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
    showLicences(*m_ui->licencesEdit);
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
