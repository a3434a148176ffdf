// SPDX-License-Identifier: MIT
#include "view/BubblePainter.h"

#include "view/BoxShadow.h"
#include "view/CardPainter.h"
#include "view/ChipPainter.h"
#include "view/Fonts.h"
#include "view/MessageLayout.h"
#include "view/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextCursor>
#include <QTextDocument>

namespace ecom67 {

struct BubbleColors
{
    QColor surface;
    QColor border;
    QColor text;
    QColor time;
};

static BubbleColors colorsOf(Message::Role role, const Theme &theme)
{
    switch (role) {
    case Message::Role::User:
        return {theme.brand, QColor(), theme.onBrand, theme.onBrand};
    case Message::Role::Error:
        return {theme.errorSurface, theme.errorBorder, theme.errorText, theme.errorText};
    case Message::Role::Notice:
        return {QColor(), QColor(), theme.mutedText, theme.mutedText};
    case Message::Role::Assistant:
    case Message::Role::Welcome:
        break;
    }
    return {theme.surface, theme.border, theme.text, theme.mutedText};
}

BubblePainter::BubblePainter(const Theme &theme, QPainter &painter)
    : m_theme(theme)
    , m_painter(painter)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void BubblePainter::paint(const MessageLayout &layout, Message::Role role, const RowMarks &marks)
{
    if (!layout.bubble.isNull())
        paintBox(layout.bubble, role);
    paintParts(layout, marks);
    paintText(layout, role, marks);
    paintCards(m_painter, layout.cards, m_theme, marks.pictures);
    paintChips(m_painter, layout.chips, m_theme);
    if (!layout.note.isEmpty())
        paintNote(layout);
    paintWords(layout, role);
    if (marks.isFocused)
        paintFocus(layout);
    if (marks.focusedTarget >= 0)
        paintTargetFocus(layout.targets.at(marks.focusedTarget));
}

void BubblePainter::paintBox(const QRectF &bubble, Message::Role role)
{
    const BubbleColors colors = colorsOf(role, m_theme);
    if (role != Message::Role::User)
        kBubbleShadow.paint(m_painter, bubble, MessageLayout::kCornerRadius);
    m_painter.setBrush(colors.surface);
    if (!colors.border.isValid()) {
        m_painter.setPen(Qt::NoPen);
        m_painter.drawRoundedRect(bubble, MessageLayout::kCornerRadius,
                                  MessageLayout::kCornerRadius);
        return;
    }
    m_painter.setPen(QPen(colors.border, MessageLayout::kBorder));
    // The pen is centred on the outline; half a pixel in, it fills the outermost one.
    m_painter.drawRoundedRect(bubble.adjusted(0.5, 0.5, -0.5, -0.5),
                              MessageLayout::kCornerRadius - 0.5,
                              MessageLayout::kCornerRadius - 0.5);
}

void BubblePainter::paintText(const MessageLayout &layout, Message::Role role,
                              const RowMarks &marks)
{
    const BubbleColors colors = colorsOf(role, m_theme);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, colors.text);
    context.selections = marks.found;
    for (const auto part : {QPalette::WindowText, QPalette::Dark}) // of a line across
        context.palette.setColor(part, m_theme.border);
    if (!marks.selection.isEmpty()) {
        // The other way round than the header's colours on the customer's bubble.
        const bool isUser = role == Message::Role::User;
        QAbstractTextDocumentLayout::Selection selection;
        selection.cursor = QTextCursor(layout.document.get());
        selection.cursor.setPosition(marks.selection.start);
        selection.cursor.setPosition(marks.selection.end, QTextCursor::KeepAnchor);
        selection.format.setBackground(isUser ? m_theme.onBrand : m_theme.brand);
        selection.format.setForeground(isUser ? m_theme.brand : m_theme.onBrand);
        context.selections.append(selection);
    }
    if (!marks.visible.isNull())
        context.clip = marks.visible.translated(-layout.textPosition);
    m_painter.save();
    m_painter.translate(layout.textPosition);
    layout.document->documentLayout()->draw(&m_painter, context);
    m_painter.restore();

    if (layout.timeRect.isNull())
        return;
    m_painter.setPen(colors.time);
    const QFont font = textFont(kSmallSize);
    m_painter.setFont(font);
    m_painter.drawText(layout.timeRect.topLeft() + QPoint(0, baselineIn(font, kSmallLine)),
                       layout.timeText);
    if (layout.mark)
        paintGlyph(m_painter, *layout.mark, layout.markRect, colors.time);
}

void BubblePainter::paintNote(const MessageLayout &layout)
{
    const QColor color = layout.isNoteProblem ? m_theme.errorText : m_theme.mutedText;
    paintGlyph(m_painter, layout.noteGlyph, layout.noteIconRect, color);
    m_painter.setPen(color);
    m_painter.setFont(textFont(kSmallSize));
    m_painter.drawText(layout.noteRect.translated(0, -1), // see baselineIn()
                       Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop | Qt::TextDontClip,
                       layout.note);
}

/// Of the targets that are words and nothing else: verbs, folds, copying code.
void BubblePainter::paintWords(const MessageLayout &layout, Message::Role role)
{
    using Kind = MessageTarget::Kind;
    QFont font = textFont(kSmallSize, QFont::Bold);
    font.setUnderline(true);
    m_painter.setFont(font);
    for (const MessageTarget &target : layout.targets) {
        const bool isOnBrand = target.kind == Kind::Fold && role == Message::Role::User;
        if (target.kind != Kind::Verb && target.kind != Kind::Fold && target.kind != Kind::CopyCode)
            continue;
        m_painter.setPen(isOnBrand ? m_theme.onBrand : m_theme.link);
        m_painter.drawText(target.rect.topLeft() + QPoint(0, baselineIn(font, kSmallLine)),
                           target.kind == Kind::CopyCode ? MessageTarget::copyWords()
                                                         : target.text);
    }
}

void BubblePainter::paintParts(const MessageLayout &layout, const RowMarks &marks)
{
    for (const DocumentParts::Box &box : layout.boxes) {
        if (!marks.visible.isNull() && !marks.visible.intersects(box.rect))
            continue;
        if (box.kind == DocumentParts::Box::Kind::Quote) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.border);
            m_painter.drawRect(box.rect);
            continue;
        }
        m_painter.setPen(QPen(m_theme.border, 1));
        m_painter.setBrush(m_theme.codeSurface);
        m_painter.drawRoundedRect(QRectF(box.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void BubblePainter::paintFocus(const MessageLayout &layout)
{
    const QRectF around = layout.bubble.isNull()
        ? QRectF(layout.textPosition, layout.document->size())
        : QRectF(layout.bubble);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.focusRing, 2));
    const qreal radius = MessageLayout::kCornerRadius + 3;
    m_painter.drawRoundedRect(around.adjusted(-3, -3, 3, 3), radius, radius);
}

/// Of the ring around a target: as round as what it goes around.
static qreal ringRadius(MessageTarget::Kind kind)
{
    switch (kind) {
    case MessageTarget::Kind::Suggestion:
        return 19;
    case MessageTarget::Kind::ActionButton:
        return 7;
    default:
        return 3;
    }
}

void BubblePainter::paintTargetFocus(const MessageTarget &target)
{
    const qreal radius = ringRadius(target.kind);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.focusRing, 2));
    for (const QRectF area : target.areas())
        m_painter.drawRoundedRect(area.adjusted(-2, -1, 2, 1), radius, radius);
}

} // namespace ecom67
