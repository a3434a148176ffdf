// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

namespace ecom67 {

/// Checks UTF-8 that arrives in pieces, so that a character may be cut anywhere and an error is
/// seen at the first wrong byte (RFC 3629: no surrogates, no overlong forms, nothing beyond
/// U+10FFFF).
class Utf8Validator
{
public:
    /// False as soon as the bytes so far cannot be the start of valid text.
    [[nodiscard]] bool append(QByteArrayView bytes) noexcept;

    /// True when no character is left half read.
    bool isComplete() const noexcept { return m_expected == 0; }

    void reset() noexcept { *this = Utf8Validator(); }

private:
    bool startCharacter(quint8 byte) noexcept;

    int m_expected = 0; ///< continuation bytes still to come
    quint8 m_lowest = 0x80; ///< range of the next continuation byte
    quint8 m_highest = 0xBF;
};

} // namespace ecom67
