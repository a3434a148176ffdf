// SPDX-License-Identifier: MIT
#pragma once

#include "core/AnswerOffers.h"
#include "view/MessageTarget.h"
#include "view/TextBlock.h"

#include <QList>
#include <QSize>

namespace ecom67 {

/// Where the buttons and, in rows below them, the suggestions of an answer lie. Rows begin where
/// reading does and break when they are full; so do the words of a long chip, which are never cut.
struct ChipLayout
{
    enum class Look {
        Button, ///< an action
        Due, ///< the action the answer waits for
        Chip, ///< a suggestion
    };

    struct Chip
    {
        TextBlock words;
        QPoint position; ///< of the words
        Look look = Look::Chip;
    };

    static ChipLayout make(const AnswerOffers &offers, int width, Qt::LayoutDirection direction);

    QSize size; ///< empty without offers
    QList<Chip> chips;
    QList<MessageTarget> targets; ///< one for each chip: its plate

    void translate(const QPoint &offset);
};

} // namespace ecom67
