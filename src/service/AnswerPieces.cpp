// SPDX-License-Identifier: MIT
#include "service/AnswerPieces.h"

#include <utility>

namespace ecom67 {

void AnswerPieces::append(const QString &piece)
{
    // Once full, always full: a shorter piece after one that was left out would hide a hole.
    m_isFull = m_isFull || m_text.size() + piece.size() > kLongestAnswer;
    if (!m_isFull)
        m_text += piece;
}

QString AnswerPieces::take()
{
    m_isFull = false;
    return std::exchange(m_text, {});
}

} // namespace ecom67
