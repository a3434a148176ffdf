// SPDX-License-Identifier: MIT
#include "view/ChipLayout.h"
#include "view/ChipPainter.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = AnswerAction::Kind;

class tst_ChipLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chipsWrapIntoRows_data();
    void chipsWrapIntoRows();
    void actionsStandAboveSuggestions();
    void nothingIsEverCut();
    void rightToLeftBeginsAtTheRight();
    void theDueActionIsFilled();
    void nothingOfferedTakesNoRoom();
};

static AnswerOffers offersOf(const QStringList &suggestions, const QList<Kind> &kinds = {})
{
    AnswerOffers offers;
    for (const QString &text : suggestions)
        offers.suggestions.append({.known = Suggestion::Known::None, .text = text});
    for (const Kind kind : kinds)
        offers.actions.append({.kind = kind, .productId = {}, .productName = {}});
    return offers;
}

void tst_ChipLayout::initTestCase()
{
    installFonts();
}

void tst_ChipLayout::chipsWrapIntoRows_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {40, 150, 288, 352, 900})
        QTest::addRow("%d", width) << width;
}

void tst_ChipLayout::chipsWrapIntoRows()
{
    QFETCH(const int, width);
    const AnswerOffers offers
        = offersOf({u"Show me red shoes"_s, u"How do returns and exchanges work?"_s, u"Why?"_s},
                   {Kind::ViewCart, Kind::Checkout});

    const ChipLayout layout = ChipLayout::make(offers, width, Qt::LeftToRight);

    QCOMPARE(layout.targets.size(), 5);
    QCOMPARE(layout.chips.size(), 5);
    const QRect all(QPoint(), layout.size);
    for (qsizetype i = 0; i < 5; ++i) {
        const MessageTarget &target = layout.targets.at(i);
        QVERIFY(all.contains(target.rect));
        QVERIFY(target.rect.height() + 2 * target.reach >= 44);
        QVERIFY(target.rect.contains(
            QRect(layout.chips.at(i).position, layout.chips.at(i).words.size())));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!layout.targets.at(j).rect.intersects(target.rect));
    }
}

void tst_ChipLayout::actionsStandAboveSuggestions()
{
    const ChipLayout layout
        = ChipLayout::make(offersOf({u"Red"_s, u"Blue"_s}, {Kind::ViewCart}), 900, Qt::LeftToRight);

    QVERIFY(layout.targets.at(0).kind == MessageTarget::Kind::ActionButton);
    QVERIFY(layout.targets.at(1).kind == MessageTarget::Kind::Suggestion);
    QVERIFY(layout.targets.at(1).rect.top() > layout.targets.at(0).rect.bottom());
    QCOMPARE(layout.targets.at(2).rect.top(), layout.targets.at(1).rect.top());
    QCOMPARE(layout.targets.at(2).index, 1);
    QCOMPARE(layout.targets.at(2).text, u"Blue"_s);
}

void tst_ChipLayout::nothingIsEverCut()
{
    const QString longest(AnswerOffers::kLongestSuggestion, u'W');

    const ChipLayout layout = ChipLayout::make(offersOf({longest}), 228, Qt::LeftToRight);

    QVERIFY(!layout.chips.first().words.isElided());
    QVERIFY(layout.chips.first().words.lineCount() > 2);
    QCOMPARE(layout.targets.first().text, longest);
}

void tst_ChipLayout::rightToLeftBeginsAtTheRight()
{
    const AnswerOffers offers = offersOf({u"Red"_s, u"Blue"_s});

    const ChipLayout layout = ChipLayout::make(offers, 300, Qt::RightToLeft);

    QCOMPARE(layout.targets.first().rect.right(), 299);
    QVERIFY(layout.targets.last().rect.right() < layout.targets.first().rect.left());
}

void tst_ChipLayout::theDueActionIsFilled()
{
    AnswerOffers offers = offersOf({}, {Kind::ViewCart, Kind::Checkout});
    offers.isActionDue = true;
    const ChipLayout layout = ChipLayout::make(offers, 300, Qt::LeftToRight);
    QImage image(layout.size, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);

    paintChips(painter, layout, lightTheme());
    painter.end();

    QCOMPARE(image.pixelColor(layout.targets.first().rect.topLeft() + QPoint(4, 18)),
             lightTheme().brand);
    QCOMPARE(image.pixelColor(layout.targets.last().rect.topLeft() + QPoint(4, 18)),
             lightTheme().surface);
}

void tst_ChipLayout::nothingOfferedTakesNoRoom()
{
    QVERIFY(ChipLayout::make({}, 300, Qt::LeftToRight).size.isEmpty());
}

QTEST_MAIN(tst_ChipLayout)
#include "tst_ChipLayout.moc"
