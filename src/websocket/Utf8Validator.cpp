// SPDX-License-Identifier: MIT
#include "websocket/Utf8Validator.h"

namespace ecom67 {

bool Utf8Validator::startCharacter(quint8 byte) noexcept
{
    if (byte < 0x80)
        return true;
    if (byte >= 0xC2 && byte <= 0xDF) {
        m_expected = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        m_expected = 2;
        if (byte == 0xE0)
            m_lowest = 0xA0; // below: overlong
        if (byte == 0xED)
            m_highest = 0x9F; // above: surrogates
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        m_expected = 3;
        if (byte == 0xF0)
            m_lowest = 0x90; // below: overlong
        if (byte == 0xF4)
            m_highest = 0x8F; // above: beyond U+10FFFF
    } else {
        return false;
    }
    return true;
}

bool Utf8Validator::append(QByteArrayView bytes) noexcept
{
    for (const char c : bytes) {
        const auto byte = static_cast<quint8>(c);
        if (m_expected == 0) {
            if (!startCharacter(byte))
                return false;
            continue;
        }
        if (byte < m_lowest || byte > m_highest)
            return false;
        m_lowest = 0x80;
        m_highest = 0xBF;
        --m_expected;
    }
    return true;
}

} // namespace ecom67
