// SPDX-License-Identifier: MIT
#include "service/AnswerPieces.h"

#include <utility>

namespace ecom67 {

void AnswerPieces::append(const QString &piece)
{
    if (m_text.size() + piece.size() <= kLongestAnswer)
        m_text += piece;
}

QString AnswerPieces::take()
{
    return std::exchange(m_text, {});
}

} // namespace ecom67
