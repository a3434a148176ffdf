// SPDX-License-Identifier: MIT
#include "view/TextBlock.h"

#include "view/Fonts.h"

#include <QFontMetrics>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ecom67 {

TextBlock::TextBlock(const QString &text, const Style &style, int width)
    : m_layout(std::make_shared<QTextLayout>(text, style.font))
{
    QTextOption option(style.alignment | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    m_layout->setTextOption(option);
    const int end = breakLines(style, width);
    if (end >= text.size())
        return;
    // Once more, with what is left of the last line and its ellipsis.
    const int start = m_layout->lineAt(style.mostLines - 1).textStart();
    const QString last
        = QFontMetrics(style.font).elidedText(text.mid(start), Qt::ElideRight, width);
    m_layout->setText(text.first(start) + last);
    (void)breakLines(style, width);
    m_isElided = true;
}

/// Where the text ends that found room.
int TextBlock::breakLines(const Style &style, int width)
{
    const int baseline = baselineIn(style.font, style.lineHeight);
    int lines = 0;
    int end = 0;
    double widest = 0;
    m_layout->beginLayout();
    while (lines < style.mostLines) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines * style.lineHeight + baseline - line.ascent()));
        widest = std::max(widest, line.naturalTextWidth());
        end = line.textStart() + line.textLength();
        ++lines;
    }
    m_layout->endLayout();
    m_size = {std::min(width, static_cast<int>(std::ceil(widest))), lines * style.lineHeight};
    return end;
}

int TextBlock::widthOf(const QString &text, const QFont &font)
{
    // As it is laid out: fonts without hinting have no whole pixels. One more, since painted into
    // just its own width a text may break.
    static constexpr int kAnyWidth = 1'000'000;
    return TextBlock(text, {.font = font}, kAnyWidth).size().width() + 1;
}

int TextBlock::lineCount() const
{
    return m_layout ? m_layout->lineCount() : 0;
}

void TextBlock::paint(QPainter &painter, const QPoint &position) const
{
    if (m_layout)
        m_layout->draw(&painter, position);
}

} // namespace ecom67
