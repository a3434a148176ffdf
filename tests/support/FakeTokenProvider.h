// SPDX-License-Identifier: MIT
#pragma once

#include "service/IdentityKeeper.h"
#include "service/TokenProvider.h"

#include <QList>
#include <QTimer>

namespace ecom67::test {

/// A source of tokens that answers when the test says so.
class FakeTokenProvider : public TokenProvider
{
public:
    void request(Reason reason) override { asked.append(reason); }
    void answer(const Answer &answer) { Q_EMIT answered(answer); }

    /// Lets the planned request of a keeper happen now.
    static void expireNow(IdentityKeeper &keeper)
    {
        for (QTimer *timer : keeper.findChildren<QTimer *>())
            QMetaObject::invokeMethod(timer, "timeout", Qt::DirectConnection);
    }

    QList<Reason> asked;
};

} // namespace ecom67::test
