// SPDX-License-Identifier: MIT
#include "view/Composer.h"

#include "ui_Composer.h"

#include "view/EditStrip.h"
#include "view/Fonts.h"
#include "view/Theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace ecom67 {

static constexpr qreal kFieldRadius = 6;
static constexpr qreal kWindowRadius = 7; ///< of the window, inside its border
static constexpr int kRing = 2;

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::Composer>())
    , m_editStrip(new EditStrip)
{
    m_ui->setupUi(this);
    m_ui->columnLayout->insertWidget(0, m_editStrip);
    connect(m_editStrip, &EditStrip::cancelRequested, this, &Composer::editingCancelled);
    m_ui->counterLabel->setFont(textFont(kSmallSize));
    m_ui->counterLabel->hide();
    m_ui->sendButton->setGlyph(Glyph::Send);
    setFocusProxy(m_ui->messageEdit);

    connect(m_ui->messageEdit, &MessageEdit::sendRequested, this, &Composer::requestSend);
    connect(m_ui->messageEdit, &MessageEdit::edgeReached, this, &Composer::edgeReached);
    connect(m_ui->messageEdit, &MessageEdit::focusChanged, this, [this] { update(); });
    connect(m_ui->messageEdit, &QPlainTextEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_ui->sendButton, &QAbstractButton::clicked, this, &Composer::requestSend);
    onTextChanged();
}

Composer::~Composer() = default;

QString Composer::text() const
{
    return m_ui->messageEdit->toPlainText();
}

void Composer::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_ui->messageEdit->replaceText(text);
}

void Composer::clear()
{
    m_ui->messageEdit->clear();
}

void Composer::setLimit(int limit)
{
    m_limit = limit;
    onTextChanged();
}

bool Composer::isOverLimit() const
{
    return text().trimmed().size() > m_limit;
}

bool Composer::isSendable() const
{
    return !text().trimmed().isEmpty() && !isOverLimit();
}

void Composer::showEditing(const QString &sentence)
{
    m_editStrip->setSentence(sentence);
    m_ui->messageEdit->setAccessibleDescription(sentence);
}

void Composer::setPlaceholder(const QString &text)
{
    m_ui->messageEdit->setPlaceholderText(text);
}

void Composer::setSendKey(MessageEdit::SendKey key)
{
    m_ui->messageEdit->setSendKey(key);
}

void Composer::setAnimated(bool isAnimated)
{
    m_ui->sendButton->setAnimated(isAnimated);
}

bool Composer::isComposing() const
{
    return m_ui->messageEdit->isComposing();
}

void Composer::focusField()
{
    m_ui->messageEdit->setFocus(Qt::OtherFocusReason);
}

bool Composer::isFieldFocused() const
{
    return m_ui->messageEdit->hasFocus();
}

void Composer::requestSend()
{
    if (isSendable() && !isComposing())
        Q_EMIT sendRequested(text());
}

void Composer::onTextChanged()
{
    m_ui->sendButton->setEnabled(isSendable());
    showCounter(text().trimmed().size());
    Q_EMIT textChanged(text());
    update();
}

void Composer::showCounter(qsizetype length)
{
    const bool isShown = length * 10 >= static_cast<qsizetype>(m_limit) * 9;
    m_ui->counterLabel->setVisible(isShown);
    if (!isShown)
        return;
    const Theme &theme = themeOf(this);
    const QLocale locale;
    QPalette colors = m_ui->counterLabel->palette();
    colors.setColor(QPalette::WindowText, isOverLimit() ? theme.errorText : theme.mutedText);
    m_ui->counterLabel->setPalette(colors);
    const int over = static_cast<int>(length - m_limit);
    if (over > 0) {
        //: Below the field; %n is how many characters must go
        m_ui->counterLabel->setText(tr("Too long to send: remove %n character(s).", nullptr, over));
    } else {
        //: Below the field: characters typed and characters allowed
        m_ui->counterLabel->setText(
            tr("%1 of %2 characters").arg(locale.toString(length), locale.toString(m_limit)));
    }
}

void Composer::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath row;
    row.addRoundedRect(QRectF(rect()).adjusted(0, -2 * kWindowRadius, 0, 0), kWindowRadius,
                       kWindowRadius);
    painter.fillPath(row, theme.surface);
    painter.fillRect(0, 0, width(), 1, theme.border);

    const QRectF field = m_ui->messageEdit->geometry();
    const bool isFocused = m_ui->messageEdit->hasFocus();
    painter.setBrush(Qt::NoBrush);
    if (isFocused) {
        painter.setPen(QPen(theme.focusRing, kRing));
        painter.drawRoundedRect(field.adjusted(-1, -1, 1, 1), kFieldRadius + 1, kFieldRadius + 1);
    }
    painter.setPen(QPen(isOverLimit() ? theme.errorText : theme.inputBorder, 1));
    if (!isFocused || isOverLimit())
        painter.drawRoundedRect(field.adjusted(0.5, 0.5, -0.5, -0.5), kFieldRadius - 0.5,
                                kFieldRadius - 0.5);
}

} // namespace ecom67
