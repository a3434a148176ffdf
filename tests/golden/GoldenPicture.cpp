// SPDX-License-Identifier: MIT
#include "golden/GoldenPicture.h"

#include <QDir>
#include <QSet>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace ecom67::test {

static constexpr int kTolerance = 12; ///< of a channel, 0 to 255
static constexpr qsizetype kMostOthers = 4; ///< pixels that may differ
static constexpr qsizetype kMostColours = 256;

GoldenPicture::GoldenPicture(const QString &name)
    : m_name(name)
    , m_path(QStringLiteral(ECOM67_GOLDEN) + u"/%1.png"_s.arg(name))
{
}

static bool differs(QRgb a, QRgb b)
{
    const std::array<int, 4> distance{qRed(a) - qRed(b), qGreen(a) - qGreen(b), qBlue(a) - qBlue(b),
                                      qAlpha(a) - qAlpha(b)};
    return std::any_of(distance.begin(), distance.end(),
                       [](int channel) { return std::abs(channel) > kTolerance; });
}

static QRgb pale(QRgb colour)
{
    return qRgb(255 - (255 - qRed(colour)) / 3, 255 - (255 - qGreen(colour)) / 3,
                255 - (255 - qBlue(colour)) / 3);
}

qsizetype GoldenPicture::difference(const QImage &kept, const QImage &actual, QImage &marked)
{
    marked = QImage(kept.size(), QImage::Format_RGB32);
    qsizetype count = 0;
    for (int y = 0; y < kept.height(); ++y) {
        for (int x = 0; x < kept.width(); ++x) {
            const QRgb colour = kept.pixel(x, y);
            const bool isOther = differs(colour, actual.pixel(x, y));
            marked.setPixel(x, y, isOther ? qRgb(255, 0, 0) : pale(colour));
            count += isOther ? 1 : 0;
        }
    }
    return count;
}

static QDir outFolder()
{
    const QDir folder(qEnvironmentVariable("ECOM67_GOLDEN_OUT", QDir::tempPath() + u"/golden"_s));
    folder.mkpath(u"."_s);
    return folder;
}

QString GoldenPicture::compare(const QImage &actual) const
{
    const QImage kept(m_path);
    const QString left = outFolder().filePath(m_name);
    QString problem;
    if (kept.isNull()) {
        problem = u"there is no such picture yet"_s;
    } else if (kept.size() != actual.size()) {
        problem = u"%1 x %2 pixels, kept are %3 x %4"_s.arg(actual.width())
                      .arg(actual.height())
                      .arg(kept.width())
                      .arg(kept.height());
    } else {
        QImage marked;
        const qsizetype count = difference(kept, actual, marked);
        if (count <= kMostOthers)
            return {};
        problem = u"%1 pixels differ"_s.arg(count);
        marked.save(left + u"-diff.png"_s);
    }
    actual.save(left + u"-actual.png"_s);
    return u"%1: %2; see %3-actual.png"_s.arg(m_name, problem, left);
}

/// 32 levels of each channel: half of a step is less than what is compared.
static int rounded(int channel)
{
    return qRound(qRound(channel * 31 / 255.0) * 255 / 31.0);
}

/// With few colours, and with a palette where they fit into one: a third of the size.
static QImage smallest(const QImage &image)
{
    QImage plain = image.convertToFormat(QImage::Format_RGB32);
    QSet<QRgb> colours;
    for (int y = 0; y < plain.height(); ++y) {
        for (int x = 0; x < plain.width(); ++x) {
            const QRgb colour = plain.pixel(x, y);
            const QRgb kept
                = qRgb(rounded(qRed(colour)), rounded(qGreen(colour)), rounded(qBlue(colour)));
            plain.setPixel(x, y, kept);
            colours.insert(kept);
        }
    }
    if (colours.size() > kMostColours)
        return plain;
    QList<QRgb> palette = colours.values();
    std::sort(palette.begin(), palette.end()); // or the file is another one each time
    return plain.convertToFormat(QImage::Format_Indexed8, palette, Qt::ThresholdDither);
}

bool GoldenPicture::keep(const QImage &actual) const
{
    QImage image = smallest(actual);
    image.setDevicePixelRatio(1);
    return image.save(m_path, "PNG", 0); // 0: the smallest file
}

} // namespace ecom67::test
