// SPDX-License-Identifier: MIT
#pragma once

#include "chaos/ChaosProxy.h"
#include "chaos/Customer.h"
#include "chaos/Invariants.h"
#include "support/Faults.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace ecom67::test {

/// A shop: gateway, a bad network before it, and a customer who has opened the chat.
struct Shop
{
    static GatewayOptions quickGateway(const QStringList &faultNames = {})
    {
        using namespace std::chrono_literals;
        GatewayOptions options;
        options.thinkingTime = 2ms;
        options.quotas.integration = 150ms;
        options.faults = faults(faultNames);
        return options;
    }

    explicit Shop(const QStringList &faultNames = {},
                  const Customer::Pace &pace = Customer::hurried())
        : Shop(quickGateway(faultNames), pace)
    {
    }
    explicit Shop(const GatewayOptions &options, const Customer::Pace &pace = Customer::hurried(),
                  const QString &token = {})
        : gateway(options)
        , url(std::get<QUrl>(gateway.listen()))
        , proxy(gateway.port())
        , customer(std::make_unique<Customer>(folder.filePath(QStringLiteral("chat.db")),
                                              proxy.through(url), token, pace))
        , invariants(*customer, &gateway)
    {
    }

    bool waitOnline()
    {
        customer->open();
        return QTest::qWaitFor([this] { return customer->isOnline(); }, 30'000);
    }
    bool waitFor(const QString &text, Message::Delivery delivery)
    {
        return QTest::qWaitFor(
            [&] {
                const auto message = customer->messageWith(text);
                return message && message->delivery == delivery;
            },
            30'000);
    }
    void heal()
    {
        gateway.setFaults({});
        proxy.setRefusing(false);
        proxy.heal();
        invariants.noteHealed();
    }
    /// Heals, asks one more question, and says what is broken then.
    QStringList brokenInTheEnd()
    {
        heal();
        const QString last = QStringLiteral("after all");
        customer->ask(last);
        QStringList broken = invariants.brokenAfterHealing();
        if (customer->messageWith(last)->delivery != Message::Delivery::Answered)
            broken.append(QStringLiteral("(g) no answer in the end"));
        return broken + invariants.brokenOnDisk();
    }
    bool waitAnswered(const QString &text) { return waitFor(text, Message::Delivery::Answered); }
    /// Waits until this was said of the connection.
    bool waitStatus(ConnectionStatus::State state, std::optional<ChatError::Code> code = {})
    {
        return QTest::qWaitFor(
            [&] {
                for (const ConnectionStatus &status : customer->statuses) {
                    if (status.state == state
                        && (!code || (status.error && status.error->code == *code)))
                        return true;
                }
                return false;
            },
            30'000);
    }

    QTemporaryDir folder;
    LocalGateway gateway;
    QUrl url;
    ChaosProxy proxy;
    std::unique_ptr<Customer> customer;
    Invariants invariants;
};

} // namespace ecom67::test
