// SPDX-License-Identifier: MIT
#pragma once

#include "chaos/ChaosProxy.h"
#include "chaos/Customer.h"
#include "chaos/FaultDraw.h"
#include "chaos/Invariants.h"
#include "gateway/LocalGateway.h"

#include <QSet>
#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <optional>

namespace ecom67::test {

/// One conversation in which everything that is drawn happens, each time followed by a question.
class RandomLife
{
    Q_DISABLE_COPY_MOVE(RandomLife)

public:
    RandomLife();
    ~RandomLife();

    /// Lets it happen, asks a question, and says what is broken then.
    QStringList live(const Draw &draw);
    /// Heals, asks one more question and ends the program in between: what is broken then.
    QStringList brokenInTheEnd();

    QStringList lastStatuses() const; ///< of the connection, for people
    QString summary() const; ///< what became of it all, for people
    int questions() const { return m_questions; }
    int count(Message::Delivery delivery) const; ///< questions in that state

private:
    void happen(const Draw &draw);
    void endFaults();
    QStringList heal();
    QStringList broken() const;

    void ask();
    void type(const QString &text);
    void startCustomer();
    QStringList restartCustomer(const Draw &draw);
    void cancel(const Draw &draw);
    void edit(const Draw &draw);
    void askAgain(const Draw &draw);
    void remove(const Draw &draw);
    void restartServer(const Draw &draw);
    /// One of the questions in these states, by chance.
    std::optional<Message> pickOne(quint32 pick, const QList<Message::Delivery> &states) const;

    QTemporaryDir m_folder;
    LocalGateway m_gateway;
    std::unique_ptr<ChaosProxy> m_proxy;
    QUrl m_url;
    std::chrono::milliseconds m_slept{0};
    std::unique_ptr<Customer> m_customer;
    std::optional<Invariants> m_invariants; ///< of the customer
    QSet<QString> m_withdrawn; ///< taken back or reworded while they waited
    QStringList m_brokenMeanwhile;
    int m_questions = 0;
    int m_rewordings = 0;
    int m_restarts = 0;
};

} // namespace ecom67::test
