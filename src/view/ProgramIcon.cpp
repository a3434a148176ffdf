// SPDX-License-Identifier: MIT
#include "view/ProgramIcon.h"

#include <QSize>

using namespace Qt::StringLiterals;

namespace ecom67 {

QIcon programIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(u":/ecom67/icons/com.ecom67.support-%1.png"_s.arg(side), QSize(side, side));
    return icon;
}

} // namespace ecom67
