// SPDX-License-Identifier: MIT
#pragma once

#include "support/Fixtures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace ecom67::test {

/// A recorded frame as JSON, an empty object when there is none of that name.
inline QJsonObject fixtureObject(const QString &name)
{
    return QJsonDocument::fromJson(fixture(name)).object();
}

/// Where two JSON values differ in shape: other members, or a member of another type. Null stands
/// for any type, and empty arrays are like any other. Empty when the shapes are the same.
inline QString shapeDifference(const QJsonValue &actual, const QJsonValue &expected,
                               const QString &path = QStringLiteral("$"))
{
    if (actual.isNull() || expected.isNull())
        return {};
    if (actual.type() != expected.type())
        return path + QStringLiteral(" has another type");
    if (actual.isArray()) {
        const QJsonArray one = actual.toArray();
        const QJsonArray other = expected.toArray();
        return one.isEmpty() || other.isEmpty()
            ? QString()
            : shapeDifference(one.first(), other.first(), path + QStringLiteral("[0]"));
    }
    const QJsonObject one = actual.toObject();
    const QJsonObject other = expected.toObject();
    if (path.endsWith(QStringLiteral(".specifications")))
        return {};
    if (one.keys() != other.keys())
        return path + QStringLiteral(": ") + one.keys().join(u',') + QStringLiteral(" against ")
            + other.keys().join(u',');
    for (const QString &key : one.keys()) {
        const QString found
            = shapeDifference(one.value(key), other.value(key), path + QStringLiteral(".") + key);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace ecom67::test
