// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"

#include <QStringList>

namespace ecom67::test {

/// Faults by their names. A wrong name ends the test program.
inline QList<Fault> faults(const QStringList &names)
{
    return std::get<QList<Fault>>(Fault::parseAll(names));
}

} // namespace ecom67::test
