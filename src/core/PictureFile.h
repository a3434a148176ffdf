// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace ecom67 {

/// A file from outside that may be given to a decoder of pictures.
struct PictureFile
{
    /// 4,096 x 4,096: more than any screen shows of a product.
    static constexpr qint64 kMostPixels = 16 * 1'024 * 1'024;

    QByteArray format; ///< "png", "jpeg", "gif" or "webp", by its content
    QByteArray bytes; ///< of it, what is needed for the picture

    /// Nothing for everything else (SVG above all), for a file that ends early, and for those that
    /// are made to keep a decoder busy: of a PNG only what the picture is made of is left, since
    /// its texts unpack to gigabytes, and a JPEG has at most 64 passes.
    [[nodiscard]] static std::optional<PictureFile> read(const QByteArray &content);
};

} // namespace ecom67
