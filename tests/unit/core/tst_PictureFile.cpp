// SPDX-License-Identifier: MIT
#include "core/PictureFile.h"
#include "support/PictureSamples.h"

#include <QTest>

#include <algorithm>

using namespace ecom67;
using namespace ecom67::test;

class tst_PictureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatsAreToldByTheirContent_data();
    void formatsAreToldByTheirContent();
    void everythingElseIsRefused_data();
    void everythingElseIsRefused();
    void pngKeepsOnlyThePicture();
    void everyTruncatedPngIsRefused();
};

static const QByteArray kJpeg("\xff\xd8\xff\xe0 head \xff\xda pixels \xff\xd9 extra");

static QByteArray webp(const QByteArray &content)
{
    QByteArray size = png::number(quint32(content.size() + 4));
    std::reverse(size.begin(), size.end());
    return "RIFF" + size + "WEBP" + content;
}

void tst_PictureFile::formatsAreToldByTheirContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("format");

    QTest::newRow("PNG") << png::black(2, 2) << QByteArray("png");
    QTest::newRow("JPEG") << kJpeg << QByteArray("jpeg");
    QTest::newRow("GIF") << QByteArray("GIF89a....") << QByteArray("gif");
    QTest::newRow("old GIF") << QByteArray("GIF87a....") << QByteArray("gif");
    QTest::newRow("WebP") << webp("VP8 1234") << QByteArray("webp");
    // A small picture of itself before the real one, as cameras write it.
    QTest::newRow("JPEG in a JPEG")
        << QByteArray("\xff\xd8\xff\xe1 \xff\xd8 \xff\xda \xff\xd9 \xff\xda \xff\xd9")
        << QByteArray("jpeg");
}

void tst_PictureFile::formatsAreToldByTheirContent()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, format);

    const auto file = PictureFile::read(content);

    QVERIFY(file);
    QCOMPARE(file->format, format);
    QCOMPARE(file->bytes, content);
}

void tst_PictureFile::everythingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray header = png::number(1) + png::number(1) + QByteArray("\1\0\0\0\0", 5);

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("SVG") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    QTest::newRow("SVG with a declaration") << QByteArray("<?xml version=\"1.0\"?><svg/>");
    QTest::newRow("packed SVG") << QByteArray("\x1f\x8b\x08 svg");
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><img src=x>");
    QTest::newRow("BMP") << QByteArray("BM........");
    QTest::newRow("icon") << QByteArray("\0\0\1\0", 4);
    QTest::newRow("XPM") << QByteArray("/* XPM */");
    QTest::newRow("TIFF") << QByteArray("II*\0", 4);
    QTest::newRow("PDF") << QByteArray("%PDF-1.7");
    QTest::newRow("sound in RIFF") << QByteArray("RIFF\4\0\0\0WAVEfmt 1234", 20);
    QTest::newRow("only the beginning of a PNG") << png::begin();
    QTest::newRow("PNG without pixels")
        << QByteArray(png::begin() + png::chunk("IHDR", header) + png::chunk("IEND", {}));
    QTest::newRow("PNG without a header")
        << QByteArray(png::begin() + png::chunk("IDAT", "x") + png::chunk("IEND", {}));
    QTest::newRow("PNG with two headers") << png::black(1, 1, png::chunk("IHDR", header));
    QTest::newRow("PNG with an endless part")
        << QByteArray(png::begin() + png::chunk("IHDR", header) + "\xff\xff\xff\xffIDATxxxxxxxx");
    QTest::newRow("JPEG without an end") << kJpeg.first(kJpeg.indexOf("\xff\xd9"));
    QTest::newRow("JPEG without pixels") << QByteArray("\xff\xd8\xff\xe0 head \xff\xd9");
    QTest::newRow("JPEG whose small picture is all there is")
        << QByteArray("\xff\xd8\xff\xe1 \xff\xd8 \xff\xda \xff\xd9 \xff\xda ");
    QTest::newRow("JPEG of endless passes")
        << QByteArray("\xff\xd8\xff" + QByteArray("\xff\xda x").repeated(65) + "\xff\xd9");
    QTest::newRow("short WebP") << webp("VP8 12345678").chopped(1);
    QTest::newRow("only the beginning of a WebP") << webp({});
}

void tst_PictureFile::everythingElseIsRefused()
{
    QFETCH(const QByteArray, content);

    QVERIFY(!PictureFile::read(content));
}

/// Texts of 250 parts with 8 MB each, unpacked, fit into 2 MB.
void tst_PictureFile::pngKeepsOnlyThePicture()
{
    const QByteArray bomb
        = png::chunk("zTXt", "a" + QByteArray(2, '\0') + png::packed(QByteArray(1'000'000, ' ')));
    const QByteArray colours = png::chunk("PLTE", "abcdef");
    const QByteArray more = bomb + colours + bomb + png::chunk("iCCP", "profile")
        + png::chunk("tRNS", "x") + png::chunk("acTL", "animated");

    const auto file = PictureFile::read(png::black(2, 2, more) + "behind the end");

    QVERIFY(file);
    QCOMPARE(file->bytes, png::black(2, 2, colours + png::chunk("tRNS", "x")));
}

void tst_PictureFile::everyTruncatedPngIsRefused()
{
    const QByteArray whole = png::black(20, 20);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!PictureFile::read(whole.first(size)), qPrintable(QString::number(size)));
}

QTEST_GUILESS_MAIN(tst_PictureFile)
#include "tst_PictureFile.moc"
