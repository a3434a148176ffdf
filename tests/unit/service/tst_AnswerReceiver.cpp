// SPDX-License-Identifier: MIT
#include "service/AnswerPieces.h"
#include "support/ServiceFixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;

using Ending = std::function<QJsonObject(ServiceFixture &)>;
Q_DECLARE_METATYPE(Ending)

/// Answers that come in pieces, and answers that come twice.
class tst_AnswerReceiver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void piecesAreShownBeforeWhatEndsThem_data();
    void piecesAreShownBeforeWhatEndsThem();
    void piecesGrowOneAnswer();
    void anAnswerThatIsTooLongHasNoHole();
    void aRepeatedErrorEndsTheWait();
    void aRepeatedAnswerAnswersNothingOlder();
    void theAnswerIsThereBeforeItsQuestionHasOne_data();
    void theAnswerIsThereBeforeItsQuestionHasOne();
};

void tst_AnswerReceiver::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static QJsonObject piece(const QString &type, const QString &text)
{
    return {{u"type"_s, type}, {u"content"_s, text}};
}

void tst_AnswerReceiver::piecesAreShownBeforeWhatEndsThem_data()
{
    QTest::addColumn<Ending>("ending");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<Delivery>("delivery");

    QTest::newRow("error of the assistant")
        << Ending([](ServiceFixture &fixture) { return fixture.frame(u"error"_s, u"Sorry"_s); })
        << QStringList{u"Half of"_s, u"Sorry"_s, u"whole"_s} << Delivery::Failed;
    QTest::newRow("error of the gateway") << Ending([](ServiceFixture &) {
        return ServiceFixture::gatewayFrame(u"Internal server error"_s);
    }) << QStringList{u"Half of"_s, u"whole"_s}
                                          << Delivery::Failed;
    QTest::newRow("unreadable answer") << Ending([](ServiceFixture &fixture) {
        QJsonObject frame = fixture.answer({});
        frame["message"_L1] = QJsonObject{{u"a"_s, 1}};
        return frame;
    }) << QStringList{u"Half of"_s, u"whole"_s}
                                       << Delivery::Failed;
    QTest::newRow("answer in one")
        << Ending([](ServiceFixture &fixture) { return fixture.answer(u"Another"_s); })
        << QStringList{u"Half of"_s, u"Another"_s, u"whole"_s} << Delivery::Answered;
}

void tst_AnswerReceiver::piecesAreShownBeforeWhatEndsThem()
{
    QFETCH(const Ending, ending);
    QFETCH(const QStringList, shown);
    QFETCH(const Delivery, delivery);
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(piece(u"chunk"_s, u"Half of"_s));
    fixture.transport.receive(ending(fixture));
    QCOMPARE(fixture.deliveriesOf(1).constLast(), delivery);
    QCOMPARE(fixture.messages.first().at(1).value<MessageId>(), 1);

    fixture.ask(2);
    fixture.transport.receive(piece(u"complete"_s, u"whole"_s));

    QCOMPARE(fixture.texts(), shown);
    QCOMPARE(fixture.lastAnswered(), 2);
    for (const auto &arrived : std::as_const(fixture.messages)) {
        const auto message = arrived.first().value<Message>();
        QCOMPARE(message.details.isUnfinished, message.text == u"Half of"_s);
    }
}

void tst_AnswerReceiver::piecesGrowOneAnswer()
{
    ServiceFixture fixture;
    QSignalSpy grown(&fixture.service, &ChatService::answerGrew);
    fixture.goOnline();
    fixture.ask(1);
    fixture.transport.receive(piece(u"chunk"_s, u" "_s));
    for (int i = 0; i < 1'000; ++i)
        fixture.transport.receive(piece(u"chunk"_s, u"x"_s));
    QCOMPARE(grown.count(), 0); // not in the middle of a flood
    QTRY_COMPARE(grown.count(), 1);
    QCOMPARE(grown.last().first().toString(), u" "_s + QString(1'000, u'x'));
    QVERIFY(fixture.messages.isEmpty());

    fixture.transport.receive(piece(u"chunk"_s, u"y"_s));
    fixture.transport.receive(piece(u"complete"_s, {}));
    QCOMPARE(fixture.texts(), QStringList{u" "_s + QString(1'000, u'x') + u"y"_s});
    // What is complete grows no more.
    fixture.ask(2);
    fixture.transport.receive(piece(u"chunk"_s, u"z"_s));
    QTRY_COMPARE(grown.count(), 2);
    QCOMPARE(grown.last().first().toString(), u"z"_s);
}

void tst_AnswerReceiver::anAnswerThatIsTooLongHasNoHole()
{
    AnswerPieces pieces;
    const QString start(AnswerPieces::kLongestAnswer - 10, u'a');
    pieces.append(start);
    pieces.append(QString(11, u'b'));
    pieces.append(u"c"_s);
    QCOMPARE(pieces.take(), start);

    pieces.append(u"d"_s);
    QCOMPARE(pieces.take(), u"d"_s);
}

void tst_AnswerReceiver::aRepeatedErrorEndsTheWait()
{
    ServiceFixture fixture;
    fixture.goOnline();
    const QJsonObject error = fixture.frame(u"error"_s, u"Sorry"_s);
    for (const MessageId id : {1, 2}) {
        fixture.ask(id);
        fixture.transport.receive(error);
        QCOMPARE(fixture.deliveriesOf(id).constLast(), Delivery::Failed);
    }
    QCOMPARE(fixture.texts(), QStringList{u"Sorry"_s});
}

void tst_AnswerReceiver::aRepeatedAnswerAnswersNothingOlder()
{
    using namespace std::chrono_literals;
    auto timing = ServiceFixture::patient();
    timing.unansweredAfter = 10ms;
    ServiceFixture fixture(timing);
    fixture.goOnline();
    const QJsonObject first = fixture.answer(u"yes"_s);
    fixture.transport.receive(first);
    fixture.ask(1);
    QTRY_COMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);

    fixture.transport.receive(first);

    QCOMPARE(fixture.deliveriesOf(1).constLast(), Delivery::Unanswered);
    QCOMPARE(fixture.texts(), QStringList{u"yes"_s});
}

void tst_AnswerReceiver::theAnswerIsThereBeforeItsQuestionHasOne_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<Delivery>("delivery");
    QTest::newRow("answer") << u"message"_s << Delivery::Answered;
    QTest::newRow("error of the assistant") << u"error"_s << Delivery::Failed;
}

/// Both are stored in the order in which they are told. Were the program killed between the two,
/// an answer that is stored nowhere could not be asked for again.
void tst_AnswerReceiver::theAnswerIsThereBeforeItsQuestionHasOne()
{
    QFETCH(const QString, type);
    QFETCH(const Delivery, delivery);
    ServiceFixture fixture;
    fixture.goOnline();
    fixture.ask(1);
    QStringList told;
    connect(&fixture.service, &ChatService::messageReceived, this,
            [&told](const Message &message, MessageId question) {
                told.append(u"%1 for %2"_s.arg(message.text).arg(question));
            });
    connect(&fixture.service, &ChatService::deliveryChanged, this,
            [&told, delivery](MessageId id, Delivery changed) {
                if (changed == delivery)
                    told.append(u"%1 has ended"_s.arg(id));
            });

    fixture.transport.receive(fixture.frame(type, u"Hello"_s));

    QCOMPARE(told, (QStringList{u"Hello for 1"_s, u"1 has ended"_s}));
}

QTEST_GUILESS_MAIN(tst_AnswerReceiver)
#include "tst_AnswerReceiver.moc"
