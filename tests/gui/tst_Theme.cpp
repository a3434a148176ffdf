// SPDX-License-Identifier: MIT
#include "view/Theme.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ecom67;

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsEnough_data();
    void contrastIsEnough();
};

/// Relative luminance, WCAG 2.2.
static double luminance(const QColor &color)
{
    const auto linear = [](float channel) {
        const double value = channel;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

static double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, bright] = std::minmax({luminance(one), luminance(other)});
    return (bright + 0.05) / (dark + 0.05);
}

void tst_Theme::contrastIsEnough_data()
{
    QTest::addColumn<QColor>("foreground");
    QTest::addColumn<QColor>("background");
    QTest::addColumn<double>("least");

    const Theme &theme = lightTheme();
    const double text = 4.5;
    const double shape = 3.0;
    QTest::newRow("header, own text and time") << theme.onBrand << theme.brand << text;
    QTest::newRow("hovered button") << theme.onBrand << theme.brandHover << text;
    QTest::newRow("badge") << theme.onBrand << theme.badge << text;
    QTest::newRow("answer") << theme.text << theme.surface << text;
    QTest::newRow("time of an answer") << theme.mutedText << theme.surface << text;
    QTest::newRow("notice") << theme.mutedText << theme.canvas << text;
    QTest::newRow("placeholder") << theme.placeholder << theme.surface << text;
    QTest::newRow("code") << theme.text << theme.codeSurface << text;
    QTest::newRow("link in an answer") << theme.link << theme.surface << text;
    QTest::newRow("Ask again") << theme.link << theme.canvas << text;
    QTest::newRow("error and its time") << theme.errorText << theme.errorSurface << text;
    QTest::newRow("why it was not sent") << theme.errorText << theme.canvas << text;
    QTest::newRow("result of a test") << theme.noticeText << theme.canvas << text;
    QTest::newRow("status line") << theme.warningText << theme.warningSurface << text;
    QTest::newRow("button of the status line") << theme.link << theme.warningSurface << text;
    QTest::newRow("button beside an error") << theme.link << theme.errorSurface << shape;
    QTest::newRow("words on a card") << theme.text << theme.noticeSurface << text;
    QTest::newRow("small print on a card") << theme.cardMuted << theme.noticeSurface << text;
    QTest::newRow("heading of a card") << theme.noticeText << theme.noticeSurface << text;
    QTest::newRow("product with a page") << theme.link << theme.noticeSurface << text;
    QTest::newRow("in stock") << theme.goodText << theme.noticeSurface << text;
    QTest::newRow("only few left") << theme.warningText << theme.noticeSurface << text;
    QTest::newRow("out of stock") << theme.errorText << theme.noticeSurface << text;
    QTest::newRow("step of a parcel") << theme.brand << theme.noticeSurface << shape;
    QTest::newRow("focus ring on a card") << theme.focusRing << theme.noticeSurface << shape;
    QTest::newRow("border of a button") << theme.inputBorder << theme.canvas << shape;
    QTest::newRow("found words") << theme.onMark << theme.mark << text;
    QTest::newRow("found words that are looked at")
        << theme.onCurrentMark << theme.currentMark << text;
    QTest::newRow("the current place among others") << theme.currentMark << theme.mark << shape;
    QTest::newRow("count of places") << theme.mutedText << theme.surface << text;
    QTest::newRow("nothing found") << theme.errorText << theme.surface << text;
    QTest::newRow("border of the field") << theme.inputBorder << theme.surface << shape;
    QTest::newRow("typing dots") << theme.typingDot << theme.surface << shape;
    QTest::newRow("focus ring") << theme.focusRing << theme.surface << shape;
    QTest::newRow("focus ring on the canvas") << theme.focusRing << theme.canvas << shape;
}

void tst_Theme::contrastIsEnough()
{
    QFETCH(const QColor, foreground);
    QFETCH(const QColor, background);
    QFETCH(const double, least);

    const double actual = contrast(foreground, background);

    QVERIFY2(actual >= least, qPrintable(QString::number(actual)));
}

QTEST_APPLESS_MAIN(tst_Theme)
#include "tst_Theme.moc"
