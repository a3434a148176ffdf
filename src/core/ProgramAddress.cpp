// SPDX-License-Identifier: MIT
#include "core/ProgramAddress.h"

#include <QString>

namespace ecom67 {

using namespace Qt::StringLiterals;

AddressWish readProgramAddress(QStringView word)
{
    static constexpr auto kScheme = "ecom67-support:"_L1;
    if (!word.startsWith(kScheme, Qt::CaseInsensitive))
        return AddressWish::NotOurs;
    QStringView wish = word.mid(kScheme.size());
    if (wish.startsWith("//"_L1))
        wish = wish.mid(2);
    if (wish.endsWith(u'/'))
        wish.chop(1);
    const bool isOpen = wish.isEmpty() || wish.compare("open"_L1, Qt::CaseInsensitive) == 0;
    return isOpen ? AddressWish::OpenChat : AddressWish::Unknown;
}

} // namespace ecom67
