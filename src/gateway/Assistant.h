// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Cart.h"
#include "gateway/Reply.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace ecom67 {

/// The made-up shop's assistant: chooses an answer by words in the question, in Markdown, and
/// fills in the shapes that the backend's tools return. Knows the cart of each session.
class Assistant
{
public:
    /// The sessions whose carts are kept; beyond it all carts are forgotten.
    static constexpr qsizetype kMostSessions = 1'000;

    /// user is the one the authorizer found, or empty; the first answer of the session greets them.
    [[nodiscard]] Reply answer(const QString &session, const QString &question,
                               const QDateTime &now, const QString &user = {});

private:
    Cart &cartOf(const QString &session);
    Reply answerTo(const QString &session, const QString &question, const QDateTime &now);
    bool isToBeGreeted(const QString &session, const QString &user);
    Reply cartAnswer(const QString &session, const QString &question, const QDateTime &now);

    QHash<QString, Cart> m_carts;
    QHash<QString, QString> m_greeted; ///< the user of each session
};

} // namespace ecom67
