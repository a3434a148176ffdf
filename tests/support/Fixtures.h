// SPDX-License-Identifier: MIT
#pragma once

#include "support/TestData.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>

namespace ecom67::test {

/// The session id that the recorded frames carry.
inline const QString kRecordedSession = QStringLiteral("session-1735689600000-k3j9x2m1q");

/// Names of the recorded frames in tests/data, without ".json".
inline QStringList fixtureNames()
{
    QStringList names;
    const QDir folder{testData()};
    for (const QString &file : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        // Other tests may keep files of their own there.
        if (file.startsWith(QLatin1StringView("customer_"))
            || file.startsWith(QLatin1StringView("admin_"))
            || file.startsWith(QLatin1StringView("gateway_")))
            names.append(file.chopped(5));
    }
    return names;
}

/// The bytes of one recorded frame; empty when there is none of that name.
inline QByteArray fixture(const QString &name)
{
    QFile file(testData() + QStringLiteral("/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace ecom67::test
