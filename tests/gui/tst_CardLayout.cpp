// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "core/ShopLinks.h"
#include "support/CardSamples.h"
#include "support/Mutations.h"
#include "view/CardLayout.h"
#include "view/CardPainter.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

class tst_CardLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingHasItsPlace_data();
    void everythingHasItsPlace();
    void rightToLeftIsTheMirrorImage();
    void productsAreTargetsForFingers();
    void noShopMeansNoTargets();
    void aLongNameLeavesRoomForItsPrice();
    void shortValuesStayInOneLine();
    void aLongWordBreaks();
    void whateverCameIsLaidOut_data();
    void whateverCameIsLaidOut();
    void stepsAreThreaded();
    void cardsStandBelowEachOther();
    void paintsOnlyWhereItLies_data();
    void paintsOnlyWhereItLies();
    void movesAsAWhole();
};

static ShopLinks shop()
{
    return ShopLinks(Settings({.userFile = {{u"shop/url"_s, u"https://shop.example"_s}},
                               .environment = {},
                               .commandLine = {}}));
}

static CardLayout layoutOf(const QString &fixtureName, int width = 260,
                           Qt::LayoutDirection direction = Qt::LeftToRight)
{
    return CardLayout::make(cardsOf(fixtureName), width, direction, shop());
}

static CardLayout layoutOf(const ProductCard &product, int width)
{
    ProductsCard card;
    card.products = {product};
    return CardLayout::make({card}, width, Qt::LeftToRight, shop());
}

void tst_CardLayout::initTestCase()
{
    installFonts();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_CardLayout::everythingHasItsPlace_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");

    for (const QString &name : cardFixtures()) {
        for (const int width : {60, 150, 221, 300, 900}) {
            QTest::addRow("%s %d", qPrintable(name), width) << name << width << Qt::LeftToRight;
            QTest::addRow("%s %d mirrored", qPrintable(name), width)
                << name << width << Qt::RightToLeft;
        }
    }
}

void tst_CardLayout::everythingHasItsPlace()
{
    QFETCH(const QString, name);
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);

    const CardLayout layout = layoutOf(name, width, direction);

    const QRect all(QPoint(), layout.size);
    QCOMPARE(layout.size.width(), width);
    QCOMPARE(layout.boxes.size(), 1);
    QVERIFY(layout.words.size() > 1);
    const QRect inner = layout.boxes.first().adjusted(1, 1, -1, -1);
    for (qsizetype i = 0; i < layout.words.size(); ++i) {
        const CardLayout::Words &words = layout.words.at(i);
        QVERIFY(inner.contains(words.rect));
        QVERIFY(words.block.size().width() <= words.rect.width());
        QVERIFY(!words.block.isElided() || width < 200);
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!layout.words.at(j).rect.intersects(words.rect));
    }
    for (const QRect &rule : layout.rules)
        QVERIFY(inner.contains(rule));
    for (const MessageTarget &target : layout.targets)
        QVERIFY(all.contains(target.rect));
}

void tst_CardLayout::rightToLeftIsTheMirrorImage()
{
    for (const QString &name : cardFixtures()) {
        const CardLayout plain = layoutOf(name);
        const CardLayout mirrored = layoutOf(name, 260, Qt::RightToLeft);
        const auto isMirror = [](const QRect &one, const QRect &other) {
            return one.left() == 260 - other.right() - 1 && one.top() == other.top()
                && one.size() == other.size();
        };
        QCOMPARE(mirrored.size, plain.size);
        for (qsizetype i = 0; i < plain.words.size(); ++i)
            QVERIFY(isMirror(plain.words.at(i).rect, mirrored.words.at(i).rect));
        for (qsizetype i = 0; i < plain.targets.size(); ++i)
            QVERIFY(isMirror(plain.targets.at(i).rect, mirrored.targets.at(i).rect));
        for (qsizetype i = 0; i < plain.steps.size(); ++i)
            QVERIFY(isMirror(plain.steps.at(i).dot, mirrored.steps.at(i).dot));
    }
}

void tst_CardLayout::productsAreTargetsForFingers()
{
    const CardLayout layout = layoutOf(u"customer_message_product_search"_s);

    QCOMPARE(layout.targets.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        const MessageTarget &target = layout.targets.at(i);
        QVERIFY(target.kind == MessageTarget::Kind::CardLink);
        QCOMPARE(target.index, i);
        QVERIFY(target.rect.height() + 2 * target.reach >= 44);
    }
    // Each has its own: a finger meets one or the other.
    const MessageTarget &first = layout.targets.first();
    const MessageTarget &second = layout.targets.last();
    QVERIFY(first.rect.bottom() + first.reach < second.rect.top() - second.reach);
    QCOMPARE(first.text, u"Wireless Noise-Cancelling Headphones"_s);
    QCOMPARE(second.url, QUrl(u"https://shop.example/products/prod-elec-002"_s));
    QVERIFY(first.name().contains(first.text) && first.name().contains(u"shop.example"));
}

void tst_CardLayout::noShopMeansNoTargets()
{
    const auto cards = cardsOf(u"customer_message_product_search"_s);

    QVERIFY(CardLayout::make(cards, 260, Qt::LeftToRight, ShopLinks()).targets.isEmpty());
}

void tst_CardLayout::aLongNameLeavesRoomForItsPrice()
{
    const ProductCard product{.id = u"1"_s,
                              .name = QString(20, u'W') + u" with a very long name indeed"_s,
                              .price = Money{.amount = 1'234'567.89, .currency = u"USD"_s}};

    const CardLayout layout = layoutOf(product, 221);

    const CardLayout::Words &name = layout.words.at(1);
    const CardLayout::Words &price = layout.words.at(2);
    QVERIFY(name.block.lineCount() > 1);
    QVERIFY(!name.rect.intersects(price.rect));
    QCOMPARE(price.rect.top(), name.rect.top());
    QVERIFY(!price.block.isElided());
}

void tst_CardLayout::shortValuesStayInOneLine()
{
    for (const Stock::Level level : {Stock::Level::Plenty, Stock::Level::Few, Stock::Level::None}) {
        for (int width = 200; width < 320; ++width) {
            const CardLayout layout
                = layoutOf(ProductCard{.id = {},
                                       .name = u"Yoga mat"_s,
                                       .brand = u"Fjello"_s,
                                       .price = Money{.amount = 35, .currency = u"USD"_s},
                                       .stock = {.level = level, .left = 3}},
                           width);
            QCOMPARE(layout.words.last().block.lineCount(), 1);
        }
    }
}

void tst_CardLayout::aLongWordBreaks()
{
    const CardLayout layout = layoutOf(
        ProductCard{.id = {}, .name = QString(120, u'W'), .reason = QString(300, u'x')}, 150);

    QVERIFY(layout.words.at(1).block.isElided());
    QCOMPARE(layout.words.at(1).block.lineCount(), 3);
    QVERIFY(layout.size.height() < 400);
}

void tst_CardLayout::whateverCameIsLaidOut_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : cardFixtures())
        QTest::addRow("%s", qPrintable(name)) << name;
}

/// Answers with wrong, huge or missing fields.
void tst_CardLayout::whateverCameIsLaidOut()
{
    QFETCH(const QString, name);
    int count = 0;
    mutate(payloadOf(name), [&](const QJsonValue &payload) {
        if (++count % 7 != 0) // all of them take long
            return;
        const CardLayout layout
            = CardLayout::make(cardsOf(payload.toObject()), 150, Qt::LeftToRight, shop());
        const QRect all(QPoint(), layout.size);
        QVERIFY(layout.size.height() < 3'000);
        for (const CardLayout::Words &words : layout.words)
            QVERIFY(all.contains(words.rect) && words.block.size().width() <= words.rect.width());
    });
    QVERIFY(count > 200);
}

void tst_CardLayout::stepsAreThreaded()
{
    const CardLayout layout = layoutOf(u"customer_message_order_tracking"_s);

    QCOMPARE(layout.steps.size(), 2);
    QVERIFY(layout.steps.first().dot.bottom() < layout.steps.first().line.top());
    QCOMPARE(layout.steps.first().line.bottom() + 1, layout.steps.last().dot.top());
    QVERIFY(layout.steps.last().line.isNull());
}

void tst_CardLayout::cardsStandBelowEachOther()
{
    QJsonObject payload = payloadOf(u"customer_message_order_history"_s);
    payload["cart"_L1] = payloadOf(u"customer_message_cart_summary"_s)["cart"_L1];

    const CardLayout layout = CardLayout::make(cardsOf(payload), 260, Qt::LeftToRight, ShopLinks());

    QCOMPARE(layout.boxes.size(), 2);
    QCOMPARE(layout.boxes.last().top(), layout.boxes.first().bottom() + 1 + CardLayout::kGap);
    QCOMPARE(layout.size.height(), layout.boxes.last().bottom() + 1);
    QVERIFY(CardLayout::make({}, 260, Qt::LeftToRight, ShopLinks()).size.isEmpty());
}

void tst_CardLayout::paintsOnlyWhereItLies_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : cardFixtures())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_CardLayout::paintsOnlyWhereItLies()
{
    QFETCH(const QString, name);
    const int margin = 10;
    CardLayout layout = layoutOf(name);
    layout.translate({margin, margin});
    QImage image(layout.size.grownBy({margin, margin, margin, margin}), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);

    paintCards(painter, layout, lightTheme());
    painter.end();

    const QRect box = layout.boxes.first();
    int inside = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool isPainted = image.pixelColor(x, y) != QColor(Qt::magenta);
            QVERIFY(!isPainted || box.contains(x, y));
            inside += isPainted && image.pixelColor(x, y) != lightTheme().noticeSurface ? 1 : 0;
        }
    }
    QVERIFY(inside > 500); // words
}

void tst_CardLayout::movesAsAWhole()
{
    const CardLayout still = layoutOf(u"customer_message_order_tracking"_s);
    CardLayout moved = still;

    moved.translate({7, 9});

    const QPoint by(7, 9);
    QCOMPARE(moved.boxes.first(), still.boxes.first().translated(by));
    QCOMPARE(moved.words.last().rect, still.words.last().rect.translated(by));
    QCOMPARE(moved.rules.last(), still.rules.last().translated(by));
    QCOMPARE(moved.steps.first().line, still.steps.first().line.translated(by));
    QCOMPARE(moved.targets.first().rect, still.targets.first().rect.translated(by));
}

QTEST_MAIN(tst_CardLayout)
#include "tst_CardLayout.moc"
