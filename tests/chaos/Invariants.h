// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <functional>

namespace ecom67 {
class LocalGateway;
}

namespace ecom67::test {

class Customer;

/// What must hold whatever the network, the server, the disk or the machine does
/// (docs/RELIABILITY.md, "What is promised").
class Invariants
{
public:
    /// gateway is nullptr where the customer talks to something else: (b) and (e) are then told by
    /// sentTwice and liveSockets.
    Invariants(const Customer &customer, const LocalGateway *gateway);

    /// What is broken now, by letter: (a) each text in exactly one state, (b) none sent twice
    /// without asking, (c) the order typed, (f) no attempt that was not announced. May be asked at
    /// any moment.
    QStringList brokenNow() const;

    /// What is broken once the fault is over: the above and (d) the dots ended, (e) one socket,
    /// (g) online again unless the customer has to act. Waits for them as long as it takes, up to
    /// a bound that only a hang reaches.
    QStringList brokenAfterHealing(bool mustBeOnline = true) const;

    /// The fault is over from here on: the customer may need one more attempt, and the one that
    /// is under way.
    void noteHealed();

    /// (h): what is on the disk opens and holds what was typed, in order. Flushes first.
    QStringList brokenOnDisk() const;

    std::function<int()> liveSockets; ///< of the customer, as the other side sees them

private:
    QStringList visible() const;
    QStringList sentTwice() const;
    QStringList order() const;
    QStringList attempts() const;
    QStringList wayBack() const;

    const Customer &m_customer;
    const LocalGateway *m_gateway;
    int m_attemptsAtHealing = -1;
};

} // namespace ecom67::test

/// Ends the test unless everything holds, with the letters of what does not.
#define VERIFY_INVARIANTS(broken)                                                                  \
    do {                                                                                           \
        const QStringList found = (broken);                                                        \
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));                   \
    } while (false)
