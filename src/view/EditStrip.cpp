// SPDX-License-Identifier: MIT
#include "view/EditStrip.h"

#include "view/Fonts.h"
#include "view/TextButton.h"
#include "view/Theme.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ecom67 {

EditStrip::EditStrip(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_cancel(new TextButton(this))
{
    m_sentence->setObjectName(u"editSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(textFont(kSmallSize, QFont::Bold));
    QPalette colors = m_sentence->palette();
    colors.setColor(QPalette::WindowText, themeOf(this).noticeText);
    m_sentence->setPalette(colors);
    m_cancel->setObjectName(u"cancelEditButton"_s);
    m_cancel->setKind(TextButton::Kind::Bare);
    //: Ends the editing of a message, which stays as it was
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel editing"));

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->addWidget(m_sentence, 1);
    line->addWidget(m_cancel);
    connect(m_cancel, &QAbstractButton::clicked, this, &EditStrip::cancelRequested);
    hide();
}

EditStrip::~EditStrip() = default;

void EditStrip::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    setVisible(!sentence.isEmpty());
}

QString EditStrip::sentence() const
{
    return m_sentence->text();
}

} // namespace ecom67
