// SPDX-License-Identifier: MIT
#include "view/MessageEdit.h"

#include "core/TextBounds.h"
#include "view/CaretRest.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace ecom67 {

static constexpr int kPaddingX = 12;
static constexpr int kPaddingY = 8;
static constexpr int kBorder = 1; ///< painted by the composer around this
/// More than anybody sends in one message.
static constexpr qsizetype kMostPictures = 500;
static constexpr auto kWrapping = QTextOption::WrapAtWordBoundaryOrAnywhere;

MessageEdit::MessageEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFont(textFont(kBodySize));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true); // Tab must not be a trap
    setWordWrapMode(kWrapping);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    setViewportMargins(kPaddingX + kBorder, kPaddingY + kBorder, kPaddingX + kBorder,
                       kPaddingY + kBorder);
    viewport()->setAutoFillBackground(false);

    QPalette colors = palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, lightTheme().text);
    colors.setColor(QPalette::PlaceholderText, lightTheme().placeholder);
    setPalette(colors);

    new CaretRest(this);
    connect(document(), &QTextDocument::contentsChanged, this, &MessageEdit::restoreLook);
    connect(document(), &QTextDocument::contentsChanged, this, &MessageEdit::fitHeight);
    fitHeight();
}

MessageEdit::~MessageEdit() = default;

int MessageEdit::lineCount() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        lines += std::max(1, block.layout()->lineCount());
        if (lines >= kMostLines)
            return kMostLines;
    }
    return std::max(1, lines);
}

QSize MessageEdit::sizeHint() const
{
    return {200, lineCount() * kBodyLine + 2 * (kPaddingY + kBorder)};
}

QSize MessageEdit::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void MessageEdit::fitHeight()
{
    if (const int height = sizeHint().height(); height != this->height()) {
        setFixedHeight(height);
        updateGeometry();
    }
}

void MessageEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_isComposing)
        return; // it confirms a candidate of the input method
    if (isEnter && isSending(*event)) {
        Q_EMIT sendRequested();
        return;
    }
    if (reachesEdge(*event)) {
        Q_EMIT edgeReached(event->key() == Qt::Key_Up);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool MessageEdit::isSending(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers held = event.modifiers();
    return !held.testFlag(Qt::ShiftModifier)
        && (m_sendKey == SendKey::Enter || held.testFlag(Qt::ControlModifier));
}

bool MessageEdit::reachesEdge(const QKeyEvent &event) const
{
    const bool isUp = event.key() == Qt::Key_Up;
    const bool isArrow = isUp || event.key() == Qt::Key_Down;
    const bool isPlain = (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!isArrow || !isPlain || m_isComposing)
        return false;
    QTextCursor cursor = textCursor();
    return !cursor.hasSelection()
        && !cursor.movePosition(isUp ? QTextCursor::Up : QTextCursor::Down);
}

void MessageEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void MessageEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void MessageEdit::focusOutEvent(QFocusEvent *event)
{
    m_isComposing = false;
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

bool MessageEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    // Files are pasted as their addresses otherwise, which nobody means in a chat.
    if (!source->hasText() || source->hasUrls())
        return;
    const QString text = withBoundedClusters(source->text());
    chooseLook(toPlainText() + text);
    insertPlainText(text);
}

void MessageEdit::replaceText(const QString &text)
{
    const QString bounded = withBoundedClusters(text);
    chooseLook(bounded);
    setPlainText(bounded);
    moveCursor(QTextCursor::End);
}

static bool hasManyPictures(const QString &text)
{
    return std::count_if(text.begin(), text.end(), isPicture) > kMostPictures;
}

/// Before a text comes in: for a word without end each line would be looked for through all the
/// rest of it, which takes seconds. The field is no place to put breaks into the customer's words.
/// And thousands of emoji would take half a second at each key: their places are boxes until there
/// are fewer.
void MessageEdit::chooseLook(const QString &text)
{
    const bool isEndless = withBoundedWords(text).size() != text.size();
    setWordWrapMode(isEndless ? QTextOption::WrapAnywhere : kWrapping);
    showPictures(!hasManyPictures(text));
}

void MessageEdit::restoreLook()
{
    if (wordWrapMode() != kWrapping && document()->characterCount() <= kLongestWord)
        setWordWrapMode(kWrapping);
    if (!arePicturesShown() && !hasManyPictures(toPlainText()))
        showPictures(true);
}

bool MessageEdit::arePicturesShown() const
{
    return !(font().styleStrategy() & QFont::NoFontMerging);
}

void MessageEdit::showPictures(bool areShown)
{
    if (areShown == arePicturesShown())
        return;
    QFont font = textFont(kBodySize);
    if (!areShown)
        font.setStyleStrategy(QFont::NoFontMerging);
    setFont(font);
}

} // namespace ecom67
