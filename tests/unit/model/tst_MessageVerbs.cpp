// SPDX-License-Identifier: MIT
#include "model/MessageVerbs.h"

#include <QTest>

using namespace ecom67;
using Delivery = Message::Delivery;
using Verb = MessageVerbs::Verb;
using Verbs = QList<Verb>;
using Failure = std::optional<ChatError::Code>;

class tst_MessageVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateHasItsVerbs_data();
    void eachStateHasItsVerbs();
};

void tst_MessageVerbs::eachStateHasItsVerbs_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<Verbs>("verbs");

    QTest::newRow("of somebody else") << Delivery::None << Failure() << Verbs{};
    QTest::newRow("waiting") << Delivery::Queued << Failure() << Verbs{Verb::Edit, Verb::Cancel};
    QTest::newRow("sending") << Delivery::Sending << Failure() << Verbs{};
    QTest::newRow("delivered") << Delivery::Delivered << Failure() << Verbs{};
    QTest::newRow("answered") << Delivery::Answered << Failure() << Verbs{};
    QTest::newRow("failed") << Delivery::Failed << Failure(ChatError::Code::GatewayInternal)
                            << Verbs{Verb::Retry, Verb::Edit, Verb::Delete};
    QTest::newRow("cancelled") << Delivery::Failed << Failure(ChatError::Code::Cancelled)
                               << Verbs{Verb::Retry, Verb::Edit, Verb::Delete};
    QTest::newRow("too long for the same words")
        << Delivery::Failed << Failure(ChatError::Code::MessageTooLong)
        << Verbs{Verb::Edit, Verb::Delete};
    QTest::newRow("unanswered") << Delivery::Unanswered << Failure(ChatError::Code::ConnectionLost)
                                << Verbs{Verb::AskAgain, Verb::Edit, Verb::Delete};
}

void tst_MessageVerbs::eachStateHasItsVerbs()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const Failure, failure);
    QFETCH(const Verbs, verbs);
    Message message;
    message.role = Message::Role::User;
    message.delivery = delivery;
    message.failure = failure;

    QCOMPARE(MessageVerbs::of(message), verbs);
}

QTEST_GUILESS_MAIN(tst_MessageVerbs)
#include "tst_MessageVerbs.moc"
