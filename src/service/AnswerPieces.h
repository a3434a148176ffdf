// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Collects the pieces of an answer of the admin dialect until it is complete. Bounded: what
/// comes from the first piece beyond the bound on is left out.
class AnswerPieces
{
public:
    static constexpr qsizetype kLongestAnswer = 512 * 1'024; ///< in UTF-16 code units

    void append(const QString &piece);

    const QString &text() const noexcept { return m_text; }

    /// The text so far; afterwards there is none.
    [[nodiscard]] QString take();

private:
    QString m_text;
    bool m_isFull = false;
};

} // namespace ecom67
