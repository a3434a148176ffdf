// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/MessageRecord.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;
using Role = Message::Role;

class tst_MessageRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storedNamesAreStable_data();
    void storedNamesAreStable();
    void namesOfANewerVersionAreTolerated();
    void detailsOfAnyShapeAreTolerated_data();
    void detailsOfAnyShapeAreTolerated();
    void halfCharactersBecomeWhole();
    void anUnfinishedAnswerStaysOne();
    void overlongPartsAreBounded();
    void aMissingTimeIsNow();
};

void tst_MessageRecord::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// Files in the field hold these names: renaming an enumerator loses what they meant.
void tst_MessageRecord::storedNamesAreStable_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("delivery");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<Message::Role>("expectedRole");
    QTest::addColumn<Message::Delivery>("expectedDelivery");
    QTest::addColumn<int>("expectedFailure");
    const auto row = [](const QString &role, const QString &delivery, const QString &failure,
                        Role expectedRole, Delivery expectedDelivery, ChatError::Code code) {
        QTest::newRow(qPrintable(QString(role + u' ' + delivery + u' ' + failure)))
            << role << delivery << failure << expectedRole << expectedDelivery << int(code);
    };
    using Code = ChatError::Code;

    row(u"User"_s, u"None"_s, u"Cancelled"_s, Role::User, Delivery::None, Code::Cancelled);
    row(u"Assistant"_s, u"Queued"_s, u"AnswerTimeout"_s, Role::Assistant, Delivery::Queued,
        Code::AnswerTimeout);
    row(u"Welcome"_s, u"Sending"_s, u"ConnectionLost"_s, Role::Welcome, Delivery::Sending,
        Code::ConnectionLost);
    row(u"Notice"_s, u"Delivered"_s, u"GatewayTimeout"_s, Role::Notice, Delivery::Delivered,
        Code::GatewayTimeout);
    row(u"Error"_s, u"Answered"_s, u"AssistantFailed"_s, Role::Error, Delivery::Answered,
        Code::AssistantFailed);
    row(u"User"_s, u"Failed"_s, u"MessageTooLong"_s, Role::User, Delivery::Failed,
        Code::MessageTooLong);
    row(u"User"_s, u"Unanswered"_s, u"GatewayInternal"_s, Role::User, Delivery::Unanswered,
        Code::GatewayInternal);
}

void tst_MessageRecord::storedNamesAreStable()
{
    QFETCH(const QString, role);
    QFETCH(const QString, delivery);
    QFETCH(const QString, failure);
    QFETCH(const Message::Role, expectedRole);
    QFETCH(const Message::Delivery, expectedDelivery);
    QFETCH(const int, expectedFailure);
    auto record = MessageRecord::of(question(1, u"Hello"_s));
    record.role = role;
    record.delivery = delivery;
    record.failure = failure;

    const auto message = record.toMessage();

    QVERIFY(message);
    QCOMPARE(message->role, expectedRole);
    QCOMPARE(message->delivery, expectedDelivery);
    QCOMPARE(int(message->failure.value()), expectedFailure);
    // And that is how they are written.
    const auto written = MessageRecord::of(*message);
    QCOMPARE(written.role.toString(), role);
    QCOMPARE(written.delivery.toString(), delivery);
    QCOMPARE(written.failure.toString(), failure);
}

void tst_MessageRecord::namesOfANewerVersionAreTolerated()
{
    auto record = MessageRecord::of(question(1, u"Hello"_s));
    record.role = u"Robot"_s;
    record.delivery = u"Teleported"_s;
    record.failure = 7;
    record.clientId = QVariant();

    const auto message = record.toMessage();

    QVERIFY(message);
    QCOMPARE(message->text, u"Hello"_s);
    QCOMPARE(message->role, Role::Notice);
    QCOMPARE(message->delivery, Delivery::None);
    QCOMPARE(message->failure, std::nullopt);
}

void tst_MessageRecord::detailsOfAnyShapeAreTolerated_data()
{
    QTest::addColumn<QVariant>("details");

    QTest::newRow("null") << QVariant();
    QTest::newRow("empty") << QVariant(QString());
    QTest::newRow("number") << QVariant(7);
    QTest::newRow("array") << QVariant(u"[1, 2]"_s);
    QTest::newRow("half") << QVariant(u"{\"suggestions\": [\"a\""_s);
    QTest::newRow("wrong types") << QVariant(
        u"{\"suggestions\": 7, \"actionButtons\": {}, \"payload\": [], \"responseType\": null, "
        "\"requiresAction\": \"yes\", \"retryPossible\": 1}"_s);
    QTest::newRow("wrong members")
        << QVariant(u"{\"suggestions\": [1, null, {}], \"actionButtons\": [1, \"a\", null]}"_s);
    QTest::newRow("deep") << QVariant(QString(100'000, u'['));
}

void tst_MessageRecord::detailsOfAnyShapeAreTolerated()
{
    QFETCH(const QVariant, details);
    auto record = MessageRecord::of(answer(1, u"Hello"_s));
    record.details = details;

    const auto message = record.toMessage();

    QVERIFY(message);
    QCOMPARE(message->details, AnswerDetails{});
}

void tst_MessageRecord::halfCharactersBecomeWhole()
{
    const QString half = u"a"_s + QChar(0xd83d) + u"b"_s;

    const QString stored = MessageRecord::of(question(1, half)).text.toString();

    QVERIFY(stored.isValidUtf16());
    QVERIFY(stored.startsWith(u'a') && stored.endsWith(u'b'));
}

void tst_MessageRecord::anUnfinishedAnswerStaysOne()
{
    Message message = answer(1, u"Half of"_s);
    QCOMPARE(MessageRecord::of(message).toMessage()->details.isUnfinished, false);
    message.details.isUnfinished = true;
    QCOMPARE(MessageRecord::of(message).toMessage()->details.isUnfinished, true);
}

void tst_MessageRecord::overlongPartsAreBounded()
{
    Message message = answer(1, QString(1'000'000, u'x'));
    message.details.payload = {{u"products"_s, QString(1'000'000, u'x')}};
    for (int i = 0; i < 10'000; ++i)
        message.details.suggestions.append(QString::number(i));

    const auto record = MessageRecord::of(message);

    QVERIFY(record.text.toString().size() <= kLongestStoredText);
    QVERIFY(record.details.toString().size() <= kLongestStoredText);
    QVERIFY(record.toMessage());
}

void tst_MessageRecord::aMissingTimeIsNow()
{
    // Stored as 1970, it would be too old to keep.
    Message message = question(1, u"Hello"_s);
    message.timestamp = {};

    const auto stored = MessageRecord::of(message).toMessage();

    QVERIFY(stored);
    QVERIFY(stored->timestamp.secsTo(QDateTime::currentDateTimeUtc()) < 60);
}

QTEST_GUILESS_MAIN(tst_MessageRecord)
#include "tst_MessageRecord.moc"
