// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace ecom67::test {

/// PNG files made by hand, right and wrong, without anything of QtGui.
namespace png {

inline quint32 checksum(const QByteArray &bytes)
{
    quint32 rest = 0xffff'ffff;
    for (const char byte : bytes) {
        rest ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest >> 1) ^ (rest & 1 ? 0xedb8'8320 : 0);
    }
    return ~rest;
}

inline QByteArray number(quint32 value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

inline QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    return number(quint32(content.size())) + name + content + number(checksum(name + content));
}

inline QByteArray packed(const QByteArray &content)
{
    return qCompress(content, 9).sliced(4); // without the length that Qt puts before it
}

inline QByteArray begin()
{
    return {"\x89PNG\r\n\x1a\n", 8};
}

/// All black, one bit a pixel; more goes in before the pixels.
inline QByteArray black(quint32 width, quint32 height, const QByteArray &more = {})
{
    const QByteArray header = number(width) + number(height) + QByteArray("\1\0\0\0\0", 5);
    const QByteArray rows(qsizetype(1 + (width + 7) / 8) * height, '\0');
    return begin() + chunk("IHDR", header) + more + chunk("IDAT", packed(rows)) + chunk("IEND", {});
}

/// One colour, 8 bits each of red, green and blue.
inline QByteArray plain(quint32 width, quint32 height, const QByteArray &rgb)
{
    const QByteArray header = number(width) + number(height) + QByteArray("\10\2\0\0\0", 5);
    const QByteArray row = QByteArray(1, '\0') + rgb.repeated(width);
    return begin() + chunk("IHDR", header) + chunk("IDAT", packed(row.repeated(height)))
        + chunk("IEND", {});
}

} // namespace png

} // namespace ecom67::test
