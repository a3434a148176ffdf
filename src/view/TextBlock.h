// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QPoint>
#include <QSize>
#include <QString>

#include <memory>

class QPainter;
class QTextLayout;

namespace ecom67 {

/// Some words broken into lines of one height, ready to be painted. Plain text, whatever is in it;
/// its own letters decide the direction of reading.
class TextBlock
{
public:
    struct Style
    {
        QFont font;
        int lineHeight = 0;
        Qt::Alignment alignment = Qt::AlignLeft; ///< left or right, whatever the text
        int mostLines = 1; ///< what does not fit ends in an ellipsis
    };

    TextBlock() = default;
    TextBlock(const QString &text, const Style &style, int width);

    /// The width it takes in one line.
    static int widthOf(const QString &text, const QFont &font);

    QSize size() const noexcept { return m_size; } ///< as wide as its longest line
    int lineCount() const;
    bool isElided() const noexcept { return m_isElided; }

    /// Where it has room: the left upper corner of a column as wide as in the constructor.
    void paint(QPainter &painter, const QPoint &position) const;

private:
    int breakLines(const Style &style, int width);

    std::shared_ptr<QTextLayout> m_layout; ///< never changed after the constructor
    QSize m_size;
    bool m_isElided = false;
};

} // namespace ecom67
