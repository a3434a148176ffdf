// SPDX-License-Identifier: MIT
#include "view/LinkNotice.h"

#include "core/Redaction.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QUrl>

namespace ecom67 {

using namespace Qt::StringLiterals;

void showLinkNotice(QWidget &window, const QUrl &url)
{
    // One is enough, however often it is pressed.
    if (const auto *open = window.findChild<QMessageBox *>(u"linkNotice"_s);
        open && open->isVisible())
        return;
    auto *notice = new QMessageBox(
        QMessageBox::Information, {},
        QCoreApplication::translate("LinkNotice", "Other pages are not opened on this computer."),
        QMessageBox::Ok, &window);
    notice->setObjectName(u"linkNotice"_s);
    notice->setAttribute(Qt::WA_DeleteOnClose);
    notice->setTextFormat(Qt::PlainText);
    //: %1 is the address of a page
    notice->setInformativeText(QCoreApplication::translate("LinkNotice", "The address is: %1")
                                   .arg(redacted(url.toDisplayString(QUrl::FullyEncoded))));
    notice->open();
}

} // namespace ecom67
