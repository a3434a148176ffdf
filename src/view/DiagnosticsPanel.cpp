// SPDX-License-Identifier: MIT
#include "view/DiagnosticsPanel.h"

#include "core/Redaction.h"
#include "model/SettingsViewModel.h"
#include "view/ErrorText.h"
#include "view/Theme.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kInfoLines = 8;

/// Line by line, since a text is cut where it is too long for one.
static QString redactedLines(const QString &text)
{
    QStringList lines = text.trimmed().split(u'\n');
    std::transform(lines.begin(), lines.end(), lines.begin(), redacted);
    return lines.join(u'\n');
}

static QLabel *makeLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

DiagnosticsPanel::DiagnosticsPanel(SettingsViewModel &settings, const QString &programInfo,
                                   QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_programInfo(programInfo)
    , m_leftOut(makeLabel({}, this))
    , m_copied(makeLabel({}, this))
{
    auto *info = new QPlainTextEdit(redactedLines(programInfo), this);
    info->setReadOnly(true);
    info->setTabChangesFocus(true);
    info->setLineWrapMode(QPlainTextEdit::NoWrap);
    info->setFixedHeight(kInfoLines * QFontMetrics(info->font()).lineSpacing());
    info->setObjectName(u"programInfo"_s);
    auto *infoLabel = makeLabel(tr("Program and computer"), this);
    infoLabel->setBuddy(info);
    info->setAccessibleName(infoLabel->text());
    m_leftOut->setObjectName(u"leftOut"_s);
    m_leftOut->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    //: Puts versions, settings and paths on the clipboard, for the shop's support
    auto *copy = new QPushButton(tr("&Copy report"), this);
    copy->setObjectName(u"copyReportButton"_s);
    copy->setAutoDefault(false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_leftOut);
    column->addWidget(infoLabel);
    column->addWidget(info);
    column->addWidget(copy, 0, Qt::AlignLeading);
    column->addWidget(m_copied);
    m_copied->hide();
    connect(copy, &QPushButton::clicked, this, &DiagnosticsPanel::copyReport);
    connect(&settings, &SettingsViewModel::changesChanged, this, &DiagnosticsPanel::showLeftOut);
    showLeftOut();
}

DiagnosticsPanel::~DiagnosticsPanel() = default;

void DiagnosticsPanel::showLeftOut()
{
    const QList<ChatError> problems = m_settings.leftOut();
    QStringList lines{problems.isEmpty() ? tr("All settings are in use.")
                                         : tr("These settings are not used:")};
    for (const ChatError &problem : problems)
        lines.append(errorText(problem));
    QPalette colors = m_leftOut->palette();
    colors.setColor(QPalette::WindowText,
                    problems.isEmpty() ? lightTheme().text : lightTheme().errorText);
    m_leftOut->setPalette(colors);
    m_leftOut->setText(lines.join(u'\n'));
    m_leftOut->setFocusPolicy(problems.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

void DiagnosticsPanel::copyReport()
{
    QGuiApplication::clipboard()->setText(m_settings.report(m_programInfo));
    m_copied->setText(tr("The report is on the clipboard. It holds no token and no conversation."));
    m_copied->show();
    Q_EMIT copied(m_copied->text());
}

} // namespace ecom67
