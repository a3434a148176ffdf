// SPDX-License-Identifier: MIT
#include "gateway/Assistant.h"
#include "gateway/GatewayFrames.h"
#include "support/FrameShape.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

static QDateTime now()
{
    return QDateTime::fromMSecsSinceEpoch(1'767'225'600'000, Qt::UTC);
}

class tst_Assistant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInEveryRecordedShape_data();
    void answersInEveryRecordedShape();
    void remembersTheCartOfASession();
    void reportsAFailedAdd();
    void answersInMarkdown_data();
    void answersInMarkdown();
    void saysWhatItCanDo();
    void survivesAnyQuestion();
};

void tst_Assistant::answersInEveryRecordedShape_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("fixture");

    const auto row = [](const char *fixture, const QString &question) {
        QTest::newRow(fixture) << question << u"customer_message_"_s + QString::fromLatin1(fixture);
    };
    row("info", u"What about refunds?"_s);
    row("product_search", u"Show me headphones"_s);
    row("product_details", u"Tell me about the headphones"_s);
    row("product_recommendations", u"Can you recommend headphones?"_s);
    row("cart_operation", u"Add the headphones to my cart"_s);
    row("cart_operation_failed", u"Add the charger to my cart"_s);
    row("cart_summary", u"What is in my cart?"_s);
    row("order_history", u"Show my orders"_s);
    row("order_details", u"Show order ord-7f3a9c"_s);
    row("order_tracking", u"Where is my order?"_s);
}

void tst_Assistant::answersInEveryRecordedShape()
{
    QFETCH(const QString, question);
    QFETCH(const QString, fixture);

    Assistant assistant;
    const Reply reply = assistant.answer(u"s"_s, question, now());
    const QJsonObject frame = frames::message(reply, u"s"_s, now());
    const QJsonObject recorded = test::fixtureObject(fixture);
    QVERIFY(!recorded.isEmpty());
    QCOMPARE(test::shapeDifference(frame, recorded), QString());
    for (const auto key : {"response_type"_L1, "suggestions"_L1, "tools_used"_L1,
                           "requires_action"_L1, "action_buttons"_L1})
        QCOMPARE(frame["data"_L1][key], recorded["data"_L1][key]);
    QCOMPARE(frame["data"_L1]["data"_L1].isNull(), recorded["data"_L1]["data"_L1].isNull());
}

void tst_Assistant::remembersTheCartOfASession()
{
    Assistant assistant;
    (void)assistant.answer(u"one"_s, u"add headphones"_s, now());
    (void)assistant.answer(u"one"_s, u"add the mug"_s, now());
    const Reply mine = assistant.answer(u"one"_s, u"show my cart"_s, now());
    const Reply other = assistant.answer(u"two"_s, u"show my cart"_s, now());
    QCOMPARE(mine.payload["cart"_L1]["total_items"_L1].toInt(), 2);
    QCOMPARE(other.payload["cart"_L1]["total_items"_L1].toInt(), 0);
    QVERIFY(other.text.contains(u"empty"_s));
}

void tst_Assistant::reportsAFailedAdd()
{
    Assistant assistant;
    const Reply reply = assistant.answer(u"s"_s, u"add the usb charger"_s, now());
    const QJsonValue cart = reply.payload["cart"_L1];
    QCOMPARE(cart["success"_L1].toBool(true), false);
    QCOMPARE(cart["cart_summary"_L1]["total_items"_L1].toInt(-1), 0);
    QVERIFY(reply.requiresAction);
}

void tst_Assistant::answersInMarkdown_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("expected");

    QTest::newRow("list") << u"How can I return something?"_s << u"\n- "_s;
    QTest::newRow("numbered list") << u"How can I pay?"_s << u"1. **"_s;
    QTest::newRow("bold") << u"Is there a warranty?"_s << u"**two-year warranty**"_s;
    QTest::newRow("link") << u"How long does shipping take?"_s << u"](https://shop.example/"_s;
    QTest::newRow("link to a product")
        << u"headphones"_s << u"](https://shop.example/products/prod-elec-001)"_s;
}

void tst_Assistant::answersInMarkdown()
{
    QFETCH(const QString, question);
    QFETCH(const QString, expected);

    const Reply reply = Assistant().answer(u"s"_s, question, now());
    QVERIFY2(reply.text.contains(expected), qPrintable(reply.text));
}

void tst_Assistant::saysWhatItCanDo()
{
    const Reply reply = Assistant().answer(u"s"_s, u"Do androids dream?"_s, now());
    QCOMPARE(reply.responseType, u"info"_s);
    QVERIFY(reply.text.contains(u"find products"_s));
    QVERIFY(reply.tool.isEmpty());
}

void tst_Assistant::survivesAnyQuestion()
{
    Assistant assistant;
    for (const QString &question :
         {QString(), QString(100'000, u'('), u"<b>add %1 & \\ \u202E</b>"_s, QString(u'\0')})
        QVERIFY(!assistant.answer(u"s"_s, question, now()).text.isEmpty());
    for (int i = 0; i < 2'500; ++i)
        (void)assistant.answer(QString::number(i), u"add mug"_s, now());
}

QTEST_GUILESS_MAIN(tst_Assistant)
#include "tst_Assistant.moc"
