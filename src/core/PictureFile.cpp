// SPDX-License-Identifier: MIT
#include "core/PictureFile.h"

#include <QtEndian>

namespace ecom67 {

static constexpr int kMostPasses = 64; ///< of a progressive JPEG; usual are 10

static constexpr QByteArrayView kPngBegin("\x89PNG\r\n\x1a\n", 8);

/// Without anything that is not needed to paint it; empty when it is damaged.
static QByteArray bareBonesOfPng(QByteArrayView content)
{
    static constexpr qsizetype kAround = 12; // length, name, checksum
    QByteArray bare = kPngBegin.toByteArray();
    bool hasPixels = false;
    QByteArrayView rest = content.sliced(kPngBegin.size());
    while (rest.size() >= kAround) {
        const qsizetype size = kAround + qFromBigEndian<quint32>(rest.data());
        if (size > rest.size())
            return {};
        const QByteArrayView name = rest.sliced(4, 4);
        const bool isFirst = bare.size() == kPngBegin.size();
        if (isFirst != (name == "IHDR"))
            return {};
        hasPixels = hasPixels || name == "IDAT";
        if (name == "IHDR" || name == "PLTE" || name == "tRNS" || name == "IDAT" || name == "IEND")
            bare += rest.first(size);
        if (name == "IEND")
            return hasPixels ? bare : QByteArray();
        rest = rest.sliced(size);
    }
    return {};
}

/// Behind the last pass comes the end; in a pass neither marker can occur.
static bool isWholeJpeg(const QByteArray &content)
{
    static constexpr QByteArrayView kPass("\xff\xda", 2);
    static constexpr QByteArrayView kEnd("\xff\xd9", 2);
    const qsizetype passes = QByteArrayView(content).count(kPass);
    return passes > 0 && passes <= kMostPasses
        && QByteArrayView(content).lastIndexOf(kEnd) > QByteArrayView(content).lastIndexOf(kPass);
}

static bool isWholeWebp(const QByteArray &content)
{
    return content.size() > 16
        && qFromLittleEndian<quint32>(content.constData() + 4) <= quint64(content.size()) - 8;
}

std::optional<PictureFile> PictureFile::read(const QByteArray &content)
{
    if (content.startsWith(kPngBegin)) {
        const QByteArray bare = bareBonesOfPng(content);
        return bare.isEmpty() ? std::nullopt : std::optional(PictureFile{"png", bare});
    }
    if (content.startsWith("\xff\xd8\xff"))
        return isWholeJpeg(content) ? std::optional(PictureFile{"jpeg", content}) : std::nullopt;
    if (content.startsWith("GIF87a") || content.startsWith("GIF89a"))
        return PictureFile{"gif", content};
    if (content.startsWith("RIFF") && content.mid(8, 4) == "WEBP")
        return isWholeWebp(content) ? std::optional(PictureFile{"webp", content}) : std::nullopt;
    return std::nullopt;
}

} // namespace ecom67
