// SPDX-License-Identifier: MIT
#include "core/PictureFile.h"
#include "support/PictureSamples.h"
#include "view/PictureDecoder.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

class tst_PictureDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFormatIsShown_data();
    void everyFormatIsShown();
    void aPictureIsWholeAndInTheMiddle_data();
    void aPictureIsWholeAndInTheMiddle();
    void cornersAreRound();
    void turnedPicturesAreUpright();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void theLargestPictureIsShown();
    void textsAreNotUnpacked();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void whatIsDamagedEndsSomehow_data();
    void whatIsDamagedEndsSomehow();
    void theWindowDoesNotWait();
    void clearedPicturesDoNotCome();
    void goesAwayInTheMiddle();
};

static constexpr PictureDecoder::Shape kShape{.side = 56, .radius = 4};

static QByteArray written(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    return writer.write(image) ? bytes : QByteArray();
}

static QImage filled(int width, int height, QColor color)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

/// Three blue pixels and a red one, as GIF; Qt writes none.
static QByteArray gif()
{
    return QByteArray::fromHex("4749463839610200020080000000 00ffff0000 2c000000000200020000"
                               "0202 4401 00 3b");
}

static bool isLike(QRgb one, QColor other)
{
    return qAbs(qRed(one) - other.red()) < 12 && qAbs(qGreen(one) - other.green()) < 12
        && qAbs(qBlue(one) - other.blue()) < 12 && qAlpha(one) == 255;
}

void tst_PictureDecoder::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s); // complains about every bad one
}

void tst_PictureDecoder::everyFormatIsShown_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QColor>("color");

    QTest::newRow("PNG") << written(filled(200, 200, Qt::red), "png") << QColor(Qt::red);
    QTest::newRow("PNG by hand") << png::plain(20, 20, QByteArray("\0\0\xff", 3))
                                 << QColor(Qt::blue);
    QTest::newRow("JPEG") << written(filled(200, 200, Qt::red), "jpeg") << QColor(Qt::red);
    QTest::newRow("GIF") << gif() << QColor(Qt::blue);
    if (QImageWriter::supportedImageFormats().contains("webp"))
        QTest::newRow("WebP") << written(filled(200, 200, Qt::red), "webp") << QColor(Qt::red);
}

void tst_PictureDecoder::everyFormatIsShown()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QColor, color);

    const QImage picture = PictureDecoder::decode(content, kShape);

    QCOMPARE(picture.size(), QSize(56, 56));
    QVERIFY(isLike(picture.pixel(12, 12), color));
}

void tst_PictureDecoder::aPictureIsWholeAndInTheMiddle_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRect>("place");

    QTest::newRow("square") << QSize(560, 560) << QRect(0, 0, 56, 56);
    QTest::newRow("wide") << QSize(400, 200) << QRect(0, 14, 56, 28);
    QTest::newRow("high") << QSize(200, 400) << QRect(14, 0, 28, 56);
    QTest::newRow("small") << QSize(14, 7) << QRect(0, 14, 56, 28);
    QTest::newRow("one pixel") << QSize(1, 1) << QRect(0, 0, 56, 56);
    QTest::newRow("a line") << QSize(10'000, 1) << QRect(0, 27, 56, 1);
}

void tst_PictureDecoder::aPictureIsWholeAndInTheMiddle()
{
    QFETCH(const QSize, size);
    QFETCH(const QRect, place);
    const QByteArray content = written(filled(size.width(), size.height(), Qt::red), "png");

    const QImage picture = PictureDecoder::decode(content, {.side = 56, .radius = 0});

    QCOMPARE(picture.size(), QSize(56, 56));
    for (int y = 0; y < 56; ++y) {
        for (int x = 0; x < 56; ++x)
            QCOMPARE(qAlpha(picture.pixel(x, y)), place.contains(x, y) ? 255 : 0);
    }
}

void tst_PictureDecoder::cornersAreRound()
{
    const QImage picture = PictureDecoder::decode(written(filled(99, 99, Qt::red), "png"),
                                                  {.side = 56, .radius = 8});

    for (const QPoint corner : {QPoint(0, 0), QPoint(55, 0), QPoint(0, 55), QPoint(55, 55)})
        QCOMPARE(qAlpha(picture.pixel(corner)), 0);
    QCOMPARE(qAlpha(picture.pixel(28, 0)), 255);
}

/// As phones write it: lying on its side, and a note that says so.
void tst_PictureDecoder::turnedPicturesAreUpright()
{
    QImage image = filled(100, 200, Qt::blue);
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 100; ++x)
            image.setPixelColor(x, y, Qt::red);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    QVERIFY(writer.write(image));

    const QImage picture = PictureDecoder::decode(bytes, kShape);

    // What was on top is at the right now, and all of it is there.
    QVERIFY(isLike(picture.pixel(42, 28), Qt::red));
    QVERIFY(isLike(picture.pixel(12, 28), Qt::blue));
    QCOMPARE(qAlpha(picture.pixel(28, 4)), 0);
}

void tst_PictureDecoder::bombsAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");

    QTest::newRow("30,000 x 30,000") << png::black(30'000, 30'000);
    QTest::newRow("one row too many") << png::black(4'096, 4'097);
    QTest::newRow("claims only") << [] {
        QByteArray content = png::black(8, 8);
        const QByteArray header
            = png::number(0x7fff'ffff) + png::number(0x7fff'ffff) + QByteArray("\1\0\0\0\0", 5);
        return content.replace(8, 25, png::chunk("IHDR", header));
    }();
    QTest::newRow("no width") << png::black(0, 8);
}

void tst_PictureDecoder::bombsAreRefused()
{
    QFETCH(const QByteArray, content);
    QVERIFY(content.size() < 2 * 1'024 * 1'024);

    QVERIFY(PictureDecoder::decode(content, kShape).isNull());
}

void tst_PictureDecoder::theLargestPictureIsShown()
{
    QCOMPARE(PictureFile::kMostPixels, 4'096 * 4'096);

    QVERIFY(!PictureDecoder::decode(png::black(4'096, 4'096), kShape).isNull());
}

void tst_PictureDecoder::textsAreNotUnpacked()
{
    const QByteArray text = png::chunk(
        "zTXt", "Comment" + QByteArray(2, '\0') + png::packed(QByteArray(1'000'000, ' ')));

    const QImage picture = PictureDecoder::decode(png::black(8, 8, text), kShape);

    QVERIFY(!picture.isNull());
    QVERIFY(picture.textKeys().isEmpty());
}

void tst_PictureDecoder::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray jpeg = written(filled(300, 300, Qt::red), "jpeg");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\"/>");
    QTest::newRow("BMP") << written(filled(8, 8, Qt::red), "bmp");
    QTest::newRow("half of a JPEG") << jpeg.first(jpeg.size() / 2);
    QTest::newRow("a JPEG without its end") << jpeg.chopped(2);
    QTest::newRow("PNG in name only") << QByteArray(png::begin() + "<svg/>");
    QTest::newRow("SVG behind a GIF's name") << QByteArray("GIF89a<svg/>");
    QTest::newRow("damaged pixels") << [] {
        QByteArray content = png::plain(50, 50, "rgb");
        content[content.size() - 25] = char(content.at(content.size() - 25) ^ 0x55);
        return content;
    }();
}

void tst_PictureDecoder::whatIsNoPictureIsRefused()
{
    QFETCH(const QByteArray, content);

    QVERIFY(PictureDecoder::decode(content, kShape).isNull());
}

void tst_PictureDecoder::whatIsDamagedEndsSomehow_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("PNG") << png::plain(16, 16, "rgb");
    QTest::newRow("JPEG") << written(filled(16, 16, Qt::red), "jpeg");
    QTest::newRow("GIF") << gif();
}

/// Every byte changed, one after the other.
void tst_PictureDecoder::whatIsDamagedEndsSomehow()
{
    QFETCH(const QByteArray, content);

    for (qsizetype i = 0; i < content.size(); ++i) {
        for (const char change : {'\x01', '\x80', '\xff'}) {
            QByteArray damaged = content;
            damaged[i] = char(damaged.at(i) ^ change);
            const QImage picture = PictureDecoder::decode(damaged, kShape);
            QVERIFY(picture.isNull() || picture.size() == QSize(56, 56));
        }
    }
}

void tst_PictureDecoder::theWindowDoesNotWait()
{
    PictureDecoder decoder;
    QSignalSpy decoded(&decoder, &PictureDecoder::decoded);

    decoder.start(QUrl(u"https://a.example/1"_s), png::plain(8, 8, "rgb"), kShape);
    decoder.start(QUrl(u"https://a.example/2"_s), "no picture", kShape);

    QCOMPARE(decoded.size(), 0);
    QTRY_COMPARE(decoded.size(), 2);
    QCOMPARE(decoded.at(0).at(0).toUrl(), QUrl(u"https://a.example/1"_s));
    QCOMPARE(decoded.at(0).at(1).value<QImage>().width(), 56);
    QVERIFY(decoded.at(1).at(1).value<QImage>().isNull());
}

void tst_PictureDecoder::clearedPicturesDoNotCome()
{
    PictureDecoder decoder;
    QSignalSpy decoded(&decoder, &PictureDecoder::decoded);
    decoder.start(QUrl(u"https://a.example/1"_s), png::plain(8, 8, "rgb"), kShape);
    decoder.start(QUrl(u"https://a.example/2"_s), png::plain(8, 8, "rgb"), kShape);

    decoder.clear();
    decoder.start(QUrl(u"https://a.example/3"_s), png::plain(8, 8, "rgb"), kShape);

    QTRY_COMPARE(decoded.size(), 1);
    QCOMPARE(decoded.first().first().toUrl(), QUrl(u"https://a.example/3"_s));
}

void tst_PictureDecoder::goesAwayInTheMiddle()
{
    const QByteArray content = png::black(4'096, 4'096);
    for (int i = 0; i < 5; ++i) {
        PictureDecoder decoder;
        decoder.start(QUrl(u"https://a.example/1"_s), content, kShape);
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
}

QTEST_MAIN(tst_PictureDecoder)
#include "tst_PictureDecoder.moc"
