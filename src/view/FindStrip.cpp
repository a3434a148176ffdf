// SPDX-License-Identifier: MIT
#include "view/FindStrip.h"

#include "view/CaretRest.h"
#include "view/Fonts.h"
#include "view/GlyphButton.h"
#include "view/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ecom67 {

static constexpr int kPadding = 16;
static constexpr int kGap = 8;
static constexpr int kFieldHeight = 32;
static constexpr int kMostCharacters = 200;
static constexpr qreal kFieldRadius = 6;
static constexpr int kRing = 2;

FindStrip::FindStrip(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    m_edit->setObjectName(u"findEdit"_s);
    m_edit->setFrame(false);
    m_edit->setFont(textFont(kBodySize));
    m_edit->setFixedHeight(kFieldHeight);
    m_edit->setTextMargins(kGap, 0, kGap, 0);
    m_edit->setMaxLength(kMostCharacters);
    //: In the empty field for words to look for
    m_edit->setPlaceholderText(tr("Find in this chat"));
    m_edit->setAccessibleName(tr("Find in this chat"));
    QPalette colors = m_edit->palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, lightTheme().text);
    colors.setColor(QPalette::PlaceholderText, lightTheme().placeholder);
    colors.setColor(QPalette::Highlight, lightTheme().brand);
    m_edit->setPalette(colors);
    m_edit->installEventFilter(this);
    new CaretRest(m_edit);
    m_count->setObjectName(u"findCount"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFont(textFont(kSmallSize));

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(kPadding, 6, kPadding / 2, 7);
    line->setSpacing(0);
    line->addWidget(m_edit, 1);
    line->addSpacing(kGap);
    line->addWidget(m_count);
    m_previous = addButton(u"findPreviousButton"_s, tr("Previous place"));
    m_previous->setGlyph(Glyph::ArrowDown);
    m_previous->setUpsideDown(true);
    m_next = addButton(u"findNextButton"_s, tr("Next place"));
    m_next->setGlyph(Glyph::ArrowDown);
    m_close = addButton(u"findCloseButton"_s, tr("End finding"));
    m_close->setGlyph(Glyph::Cross);

    connect(m_edit, &QLineEdit::textChanged, this, &FindStrip::wordsChanged);
    connect(m_previous, &QAbstractButton::clicked, this, &FindStrip::previousRequested);
    connect(m_next, &QAbstractButton::clicked, this, &FindStrip::nextRequested);
    connect(m_close, &QAbstractButton::clicked, this, &FindStrip::closeRequested);
    setStepsOffered(false);
    hide();
}

FindStrip::~FindStrip() = default;

GlyphButton *FindStrip::addButton(const QString &name, const QString &words)
{
    auto *button = new GlyphButton(this);
    button->setObjectName(name);
    button->setKind(GlyphButton::Kind::Quiet);
    button->setAccessibleName(words);
    button->setToolTip(words);
    layout()->addWidget(button);
    return button;
}

QString FindStrip::words() const
{
    return m_edit->text();
}

void FindStrip::clear()
{
    m_edit->setText({}); // unlike clear(), nothing can be undone
}

void FindStrip::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool FindStrip::isFieldFocused() const
{
    return m_edit->hasFocus();
}

void FindStrip::showCount(const QString &text, bool isProblem)
{
    const Theme &theme = themeOf(this);
    QPalette colors = m_count->palette();
    colors.setColor(QPalette::WindowText, isProblem ? theme.errorText : theme.mutedText);
    m_count->setPalette(colors);
    m_count->setText(text);
    m_edit->setAccessibleDescription(text);
}

QString FindStrip::countText() const
{
    return m_count->text();
}

void FindStrip::setStepsOffered(bool isOffered)
{
    m_previous->setEnabled(isOffered);
    m_next->setEnabled(isOffered);
}

void FindStrip::setAnimated(bool isAnimated)
{
    for (GlyphButton *button : {m_previous, m_next, m_close})
        button->setAnimated(isAnimated);
}

bool FindStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                Q_EMIT previousRequested();
            else
                Q_EMIT nextRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindStrip::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(0, height() - 1, width(), 1, theme.border);

    const QRectF field = m_edit->geometry();
    painter.setBrush(Qt::NoBrush);
    if (m_edit->hasFocus()) {
        painter.setPen(QPen(theme.focusRing, kRing));
        painter.drawRoundedRect(field, kFieldRadius, kFieldRadius);
    } else {
        painter.setPen(QPen(theme.inputBorder, 1));
        painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), kFieldRadius - 0.5,
                                kFieldRadius - 0.5);
    }
}

} // namespace ecom67
