// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>
#include <limits>

namespace ecom67::test {

/// Calls back with the value once for each way in which one place in it can be wrong.
inline void mutate(const QJsonValue &value, const std::function<void(const QJsonValue &)> &use)
{
    static const QList<QJsonValue> kWrong{
        QJsonValue(),
        true,
        false,
        -1,
        1e300,
        std::numeric_limits<double>::infinity(),
        QString(),
        QStringLiteral("\u202eX"),
        QString(10'000, u'W'),
        QJsonArray(),
        QJsonObject(),
        QJsonArray{1, QStringLiteral("two"), QJsonArray(), QJsonValue()},
        QJsonObject{{QStringLiteral("a"), QJsonObject{{QStringLiteral("b"), 1}}}}};
    for (const QJsonValue &wrong : kWrong)
        use(wrong);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QJsonValue kept = array.at(i);
            mutate(kept, [&](const QJsonValue &other) {
                array.replace(i, other);
                use(array);
            });
            array.replace(i, kept);
        }
        QJsonArray many;
        for (int i = 0; i < 300 && !array.isEmpty(); ++i)
            many.append(array.first());
        use(many);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            QJsonObject without = object;
            without.remove(it.key());
            use(without);
            mutate(it.value(), [&](const QJsonValue &other) {
                QJsonObject changed = object;
                changed[it.key()] = other;
                use(changed);
            });
        }
    }
}

} // namespace ecom67::test
