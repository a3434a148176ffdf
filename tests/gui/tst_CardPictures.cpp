// SPDX-License-Identifier: MIT
#include "ChatFixture.h"
#include "support/CardSamples.h"
#include "support/PictureSamples.h"
#include "view/CardLayout.h"
#include "view/CardPictures.h"
#include "view/Fonts.h"
#include "view/MessageDelegate.h"
#include "view/Theme.h"

#include <QPaintEvent>
#include <QRegion>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Outcome = FetchedPicture::Outcome;

/// Plays the network.
struct Shelf
{
    QList<std::pair<QUrl, FetchPictureDone>> asked;

    FetchPicture fetch()
    {
        return [this](const QUrl &url, FetchPictureDone done) {
            asked.append({url, std::move(done)});
        };
    }
    void answer(qsizetype index, const QByteArray &bytes)
    {
        asked.at(index).second({.outcome = Outcome::Arrived, .bytes = bytes});
    }
    void refuse(qsizetype index, Outcome outcome = Outcome::Refused)
    {
        asked.at(index).second({.outcome = outcome});
    }
};

/// What of a widget is painted from now on.
class PaintedRegion : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return QObject::eventFilter(watched, event);
    }

    QRegion region;
};

static const QString kFixture = u"customer_message_product_search"_s;
static const QByteArray kRed = png::plain(8, 8, QByteArray("\xff\0\0", 3));

class tst_CardPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAHostThereIsNoPlace();
    void anAllowedPictureHasItsPlace();
    void everyLineOfTheProductStandsBesideIt();
    void rightToLeftIsTheMirrorImage();
    void aNarrowCardHasWordsOnly();
    void onlyWhatIsPaintedIsAskedFor();
    void aPictureIsAskedForOnce();
    void failuresAreNotAskedForAgain();
    void whatWasPutOffIsAskedForAgain();
    void aFinerScreenGetsAFinerPicture();
    void anotherConversationForgetsAll();
    void answersMayComeTooLate();
    void theRowIsPaintedAnewAndNothingMoves();
    void rowsOutOfViewAskForNothing();
    void exportsAndScreenReadersKnowNoPictures();

private:
    CardLayout layout(const QString &hosts, int width = 280,
                      Qt::LayoutDirection direction = Qt::LeftToRight) const;
    void fillWithProducts(int count);

    Shelf m_shelf;
    std::unique_ptr<CardPictures> m_pictures;
    std::unique_ptr<ChatFixture> m_chat;
};

void tst_CardPictures::initTestCase()
{
    installFonts();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_CardPictures::init()
{
    // The platform of the tests says so when a window is shown.
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not)"_s));
    m_pictures
        = std::make_unique<CardPictures>(PictureHosts(u"images.example.com"_s), m_shelf.fetch());
}

void tst_CardPictures::cleanup()
{
    m_chat.reset();
    m_pictures.reset();
    m_shelf.asked.clear();
}

CardLayout tst_CardPictures::layout(const QString &hosts, int width,
                                    Qt::LayoutDirection direction) const
{
    return CardLayout::make(cardsOf(kFixture), width, direction, ShopLinks(), PictureHosts(hosts));
}

void tst_CardPictures::withoutAHostThereIsNoPlace()
{
    QVERIFY(layout({}).pictures.isEmpty());
    QVERIFY(layout(u"images.example"_s).pictures.isEmpty());
    QCOMPARE(layout({}).size,
             CardLayout::make(cardsOf(kFixture), 280, Qt::LeftToRight, ShopLinks()).size);
}

void tst_CardPictures::anAllowedPictureHasItsPlace()
{
    const CardLayout cards = layout(u"images.example.com"_s);

    QCOMPARE(cards.pictures.size(), 1); // the other product has none
    QCOMPARE(cards.pictures.first().url, QUrl(u"https://images.example.com/prod-elec-001.jpg"_s));
    const QRect place = cards.pictures.first().rect;
    QCOMPARE(place.size(), QSize(CardLayout::kPictureSide, CardLayout::kPictureSide));
    QVERIFY(cards.boxes.first().adjusted(1, 1, -1, -1).contains(place));
    for (const CardLayout::Words &words : cards.words)
        QVERIFY(!words.rect.intersects(place));
    for (const QRect &rule : cards.rules)
        QVERIFY(!rule.intersects(place));
}

void tst_CardPictures::everyLineOfTheProductStandsBesideIt()
{
    for (const QString &name : {kFixture, u"customer_message_product_details"_s,
                                u"customer_message_product_recommendations"_s}) {
        const CardLayout cards = CardLayout::make(cardsOf(name), 280, Qt::LeftToRight, ShopLinks(),
                                                  PictureHosts(u"images.example.com"_s));
        QVERIFY2(!cards.pictures.isEmpty(), qPrintable(name));
        const QRect place = cards.pictures.first().rect;
        int beside = 0;
        for (const CardLayout::Words &words : cards.words)
            beside += words.rect.left() > place.right() && words.rect.top() >= place.top() ? 1 : 0;
        QVERIFY(beside >= 2);
    }
}

void tst_CardPictures::rightToLeftIsTheMirrorImage()
{
    const QRect plain = layout(u"images.example.com"_s).pictures.first().rect;

    const QRect mirrored
        = layout(u"images.example.com"_s, 280, Qt::RightToLeft).pictures.first().rect;

    QCOMPARE(mirrored.right(), 280 - plain.left() - 1);
    QCOMPARE(mirrored.top(), plain.top());
}

void tst_CardPictures::aNarrowCardHasWordsOnly()
{
    QVERIFY(layout(u"images.example.com"_s, 190).pictures.isEmpty());
    QCOMPARE(layout(u"images.example.com"_s, 190).size, layout({}, 190).size);
}

void tst_CardPictures::onlyWhatIsPaintedIsAskedFor()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    const QRect below(0, cards.size.height(), 280, 100);

    QCOMPARE(m_pictures->of(cards, 1, below, 1), QList<QImage>{QImage()});
    QCoreApplication::processEvents();
    QVERIFY(m_shelf.asked.isEmpty());

    QCOMPARE(m_pictures->of(cards, 1, cards.pictures.first().rect, 1), QList<QImage>{QImage()});
    QVERIFY(m_shelf.asked.isEmpty()); // not while it is painted
    QTRY_COMPARE(m_shelf.asked.size(), 1);
}

void tst_CardPictures::aPictureIsAskedForOnce()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    QSignalSpy arrived(m_pictures.get(), &CardPictures::arrived);
    for (const MessageId message : {1, 2, 1}) {
        (void)m_pictures->of(cards, message, {}, 1);
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_shelf.asked.size(), 1);

    m_shelf.answer(0, kRed);

    QTRY_COMPARE(arrived.size(), 2); // both messages show it
    const QList<QImage> pictures = m_pictures->of(cards, 3, {}, 1);
    QCOMPARE(pictures.first().size(), QSize(56, 56));
    QCOMPARE(pictures.first().pixelColor(28, 28), QColor(Qt::red));
    QCoreApplication::processEvents();
    QCOMPARE(m_shelf.asked.size(), 1);
}

void tst_CardPictures::failuresAreNotAskedForAgain()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    QSignalSpy arrived(m_pictures.get(), &CardPictures::arrived);
    (void)m_pictures->of(cards, 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 1);

    m_shelf.refuse(0);

    (void)m_pictures->of(cards, 1, {}, 1);
    QCoreApplication::processEvents();
    QCOMPARE(m_shelf.asked.size(), 1);
    QCOMPARE(arrived.size(), 0); // nothing new to paint
}

void tst_CardPictures::whatWasPutOffIsAskedForAgain()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    (void)m_pictures->of(cards, 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 1);

    m_shelf.refuse(0, Outcome::NotNow);

    (void)m_pictures->of(cards, 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 2);
}

void tst_CardPictures::aFinerScreenGetsAFinerPicture()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    (void)m_pictures->of(cards, 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 1);
    m_shelf.answer(0, kRed);
    QTRY_VERIFY(!m_pictures->of(cards, 1, {}, 1).first().isNull());

    // The coarse one is shown meanwhile.
    QCOMPARE(m_pictures->of(cards, 1, {}, 1.5).first().width(), 56);
    QTRY_COMPARE(m_shelf.asked.size(), 2);
    m_shelf.answer(1, kRed);

    QTRY_COMPARE(m_pictures->of(cards, 1, {}, 1.5).first().width(), 84);
    QCOMPARE(m_pictures->of(cards, 1, {}, 1).first().width(), 84);
    QCoreApplication::processEvents();
    QCOMPARE(m_shelf.asked.size(), 2);
}

void tst_CardPictures::anotherConversationForgetsAll()
{
    const CardLayout cards = layout(u"images.example.com"_s);
    (void)m_pictures->of(cards, 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 1);
    m_shelf.answer(0, kRed);
    QTRY_VERIFY(!m_pictures->of(cards, 1, {}, 1).first().isNull());

    m_pictures->clear();

    QVERIFY(m_pictures->of(cards, 1, {}, 1).first().isNull());
    QTRY_COMPARE(m_shelf.asked.size(), 2);
    m_pictures->clear();
    QSignalSpy arrived(m_pictures.get(), &CardPictures::arrived);
    m_shelf.answer(1, kRed); // of the conversation before
    QVERIFY(!arrived.wait(100));
}

void tst_CardPictures::answersMayComeTooLate()
{
    (void)m_pictures->of(layout(u"images.example.com"_s), 1, {}, 1);
    QTRY_COMPARE(m_shelf.asked.size(), 1);

    m_pictures.reset();

    m_shelf.answer(0, kRed);
    m_shelf.refuse(0);
}

void tst_CardPictures::fillWithProducts(int count)
{
    m_chat = std::make_unique<ChatFixture>();
    for (int i = 1; i <= count; ++i) {
        Message message;
        message.id = i + 1; // after the welcome
        message.role = Message::Role::Assistant;
        message.text = u"Look:"_s;
        QJsonObject product = payloadOf(kFixture)["products"_L1]["products"_L1][0].toObject();
        product["image_url"_L1] = u"https://images.example.com/%1.png"_s.arg(i);
        message.details.payload
            = {{u"products"_s, QJsonObject{{u"products"_s, QJsonArray{product}}}}};
        message.timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000 + i * 100'000);
        m_chat->store.append(message);
    }
    m_chat->store.setLastSeen(count + 1);
    m_chat->chat.restore();
    m_chat->configure();
    m_chat->makeShell();
    m_chat->shell->chatWindow().setPictures(m_pictures.get());
    m_chat->open();
    QVERIFY(QTest::qWaitForWindowExposed(&m_chat->shell->chatWindow()));
}

void tst_CardPictures::theRowIsPaintedAnewAndNothingMoves()
{
    fillWithProducts(1);
    MessageListView &list = *m_chat->list();
    QTRY_COMPARE(m_shelf.asked.size(), 1);
    const QModelIndex row = list.model()->index(list.model()->rowCount() - 1, 0);
    const QRect place
        = list.layoutOf(row).cards.pictures.first().rect.translated(list.originOf(row));
    const QRect before = list.visualRect(row);
    const auto middle = [&] {
        return list.viewport()->grab().toImage().pixelColor(place.center()
                                                            * list.devicePixelRatioF());
    };
    QCOMPARE(middle(), lightTheme().surface);
    QCoreApplication::processEvents();
    const PaintedRegion painted(*list.viewport());

    m_shelf.answer(0, kRed);

    QTRY_VERIFY(painted.region.contains(place));
    QVERIFY(before.contains(painted.region.boundingRect())); // nothing but the row
    QCOMPARE(middle(), QColor(Qt::red));
    QCOMPARE(list.visualRect(row), before);
}

void tst_CardPictures::rowsOutOfViewAskForNothing()
{
    fillWithProducts(60);
    QTRY_VERIFY(!m_shelf.asked.isEmpty());
    QCoreApplication::processEvents();
    const qsizetype first = m_shelf.asked.size();
    QVERIFY2(first < 10, qPrintable(QString::number(first)));
    QVERIFY(m_shelf.asked.first().first.path() != u"/1.png"_s);

    m_chat->list()->verticalScrollBar()->setValue(0);

    QTRY_VERIFY(m_shelf.asked.size() > first);
    QVERIFY(m_shelf.asked.size() < 2 * first + 3);
}

void tst_CardPictures::exportsAndScreenReadersKnowNoPictures()
{
    const QString said = cardSentences(cardsOf(kFixture));

    QVERIFY(said.contains(u"Wireless Noise-Cancelling Headphones"_s));
    QVERIFY(!said.contains(u"images.example.com"_s));
}

QTEST_MAIN(tst_CardPictures)
#include "tst_CardPictures.moc"
