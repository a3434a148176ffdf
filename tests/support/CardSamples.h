// SPDX-License-Identifier: MIT
#pragma once

#include "Fixtures.h"
#include "core/Card.h"
#include "core/Message.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace ecom67::test {

/// Recorded answers that carry something to be looked at.
inline QStringList cardFixtures()
{
    return fixtureNames()
        .filter(QStringLiteral("customer_message_"))
        .filter(QRegularExpression(QStringLiteral("product|cart|order")));
}

/// What such an answer carries: the innermost "data".
inline QJsonObject payloadOf(const QString &fixtureName)
{
    const QJsonObject frame = QJsonDocument::fromJson(fixture(fixtureName)).object();
    return frame[QLatin1StringView("data")][QLatin1StringView("data")].toObject();
}

inline QList<Card> cardsOf(const QJsonObject &payload)
{
    AnswerDetails details;
    details.payload = payload;
    return readCards(details);
}

inline QList<Card> cardsOf(const QString &fixtureName)
{
    return cardsOf(payloadOf(fixtureName));
}

} // namespace ecom67::test
