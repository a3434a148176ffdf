// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/ChatHeader.h"
#include "view/Fonts.h"
#include "view/GlyphButton.h"
#include "view/ProfileBadge.h"

#include <QAccessible>
#include <QLabel>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// The title says which profile is in use, and nothing of it shows with the usual one.
class tst_ProfileBadge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theUsualProfileShowsNothing();
    void anotherProfileIsNamed_data();
    void anotherProfileIsNamed();
    void nothingElseMoves();
    void everythingFits_data();
    void everythingFits();
};

/// A header of the width it has in a window of the usual size.
static std::unique_ptr<ChatHeader> headerFor(const QString &profile, int width = 382)
{
    auto header = std::make_unique<ChatHeader>();
    header->setProfile(profile);
    header->resize(width, ChatHeader::kHeight);
    header->show();
    return header;
}

template <typename T>
static T *child(const ChatHeader &header, const char *name)
{
    return header.findChild<T *>(QLatin1StringView(name));
}

static QRect placeOf(const QWidget *widget)
{
    return {widget->mapTo(widget->window(), QPoint()), widget->size()};
}

static QString accessibleName(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

void tst_ProfileBadge::initTestCase()
{
    installFonts();
}

void tst_ProfileBadge::theUsualProfileShowsNothing()
{
    ChatFixture fixture;
    const ChatWindow &window = fixture.open();

    QCOMPARE(window.windowTitle(), u"E-Com67 Support"_s);
    QVERIFY(!fixture.child<ProfileBadge>("profileBadge")->isVisible());
    QCOMPARE(fixture.child<QLabel>("titleLabel")->text(), u"E-Com67 Support"_s);
    QCOMPARE(accessibleName(fixture.child<QLabel>("titleLabel")), u"E-Com67 Support"_s);
}

void tst_ProfileBadge::anotherProfileIsNamed_data()
{
    QTest::addColumn<QString>("profile");

    QTest::newRow("short") << u"dev"_s;
    QTest::newRow("usual") << u"staging"_s;
    QTest::newRow("longest") << QString(32, u'w');
}

void tst_ProfileBadge::anotherProfileIsNamed()
{
    QFETCH(const QString, profile);
    ChatFixture fixture;
    ChatWindow &window = fixture.open();

    window.setProfile(profile);

    const auto *badge = fixture.child<ProfileBadge>("profileBadge");
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->text(), profile);
    QCOMPARE(window.windowTitle(), QString(u"E-Com67 Support - "_s + profile));
    QCOMPARE(accessibleName(fixture.child<QLabel>("titleLabel")),
             QString(u"E-Com67 Support, profile "_s + profile));
    window.setProfile({});
    QVERIFY(!badge->isVisible());
}

void tst_ProfileBadge::nothingElseMoves()
{
    const auto usual = headerFor({});
    const auto named = headerFor(u"staging"_s);

    for (const char *name : {"menuButton", "minimizeButton", "closeButton", "statusLabel"})
        QCOMPARE(placeOf(child<QWidget>(*named, name)), placeOf(child<QWidget>(*usual, name)));
    const auto *before = child<QLabel>(*usual, "titleLabel");
    const auto *after = child<QLabel>(*named, "titleLabel");
    QCOMPARE(placeOf(after).topLeft(), placeOf(before).topLeft());
    QCOMPARE(after->height(), before->height());
    QCOMPARE(after->text(), before->text());
}

void tst_ProfileBadge::everythingFits_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");

    for (const int width : {318, 382, 600}) {
        for (const auto &profile : {u"dev"_s, u"staging"_s, u"production"_s, QString(32, u'w')}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%s, %d, %d", qPrintable(profile), width, int(direction))
                    << profile << width << direction;
        }
    }
}

void tst_ProfileBadge::everythingFits()
{
    QFETCH(const QString, profile);
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    const auto header = headerFor(profile, width);
    header->setLayoutDirection(direction);
    QTRY_VERIFY(header->isVisible());

    const QRect badge = placeOf(child<QWidget>(*header, "profileBadge"));
    const auto *title = child<QLabel>(*header, "titleLabel");
    const QRect menu = placeOf(child<QWidget>(*header, "menuButton"));

    QVERIFY(header->rect().contains(badge));
    if (profile.size() < 12)
        QCOMPARE(child<ProfileBadge>(*header, "profileBadge")->shownText(), profile);
    QVERIFY(badge.width() >= 24);
    QVERIFY(!badge.intersects(menu));
    QVERIFY(!badge.intersects(placeOf(title)));
    QVERIFY(title->fontMetrics().horizontalAdvance(title->text()) <= title->width());
    QVERIFY(title->width() > 0);
}

QTEST_MAIN(tst_ProfileBadge)
#include "tst_ProfileBadge.moc"
