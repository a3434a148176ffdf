// SPDX-License-Identifier: MIT
#include "view/OutageText.h"

#include "core/Outage.h"
#include "view/DeliveryText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ecom67 {

static QString textOf(const QDateTime &time, bool isWithDate)
{
    return isWithDate ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)
                      : timeText(time);
}

QString outageText(const Outage &outage)
{
    const bool isOfOneDay = outage.from.toLocalTime().date() == outage.to.toLocalTime().date();
    const QString from = textOf(outage.from, !isOfOneDay);
    const QString to = textOf(outage.to, !isOfOneDay);
    if (outage.times > 1) {
        //: Line in the conversation; %n is how often, %1 and %2 are the times of the first loss and
        //: of the last return
        return QCoreApplication::translate("Outage", "Connection was lost %n time(s), %1–%2",
                                           nullptr, outage.times)
            .arg(from, to);
    }
    if (from == to) {
        //: Line in the conversation; %1 is a time
        return QCoreApplication::translate("Outage", "Connection was lost at %1").arg(from);
    }
    //: Line in the conversation; %1 and %2 are the times of the loss and of the return
    return QCoreApplication::translate("Outage", "Connection was lost %1–%2").arg(from, to);
}

} // namespace ecom67
