// SPDX-License-Identifier: MIT
#pragma once

#include "view/CardLayout.h"

namespace ecom67 {

/// Puts lines below each other into a CardLayout, one card after the other.
class CardTypesetter
{
public:
    CardTypesetter(CardLayout &layout, int width, Qt::LayoutDirection direction);

    void addCard(const QList<CardLine> &lines);
    void finish(); ///< after the last card

private:
    void addLine(const CardLine &line, CardLine::Kind before);
    void addColumns(const CardLine &line);
    /// The words of a line or its value, at the beginning or at the end of the column.
    void addWords(const CardLine &line, bool isValue, bool isAtEnd, QRect column);
    void addRule();
    void addStep();
    void addPicture(const QUrl &url);
    void beginThing(const CardLine &line);
    void endThing();
    QRect column(int indent) const; ///< from where the next line begins

    CardLayout &m_layout;
    int m_width;
    Qt::LayoutDirection m_direction;
    int m_top = 0; ///< of the next line
    int m_linked = -1; ///< target whose thing goes on
    int m_beside = 0; ///< width that its picture takes from its words
    int m_besideBottom = 0; ///< of that picture
};

} // namespace ecom67
