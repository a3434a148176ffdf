// SPDX-License-Identifier: MIT
#include "view/SettingRow.h"

#include "model/SettingsViewModel.h"
#include "view/Fonts.h"
#include "view/SettingEditor.h"
#include "view/SettingText.h"
#include "view/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QLabel *makeLabel(QWidget *parent, const QColor &color)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, color);
    label->setPalette(colors);
    return label;
}

/// The name of a variable may be wider than the window, and has no place to be broken at.
static QString breakable(QString text)
{
    return text.replace(u"_"_s, u"_\u200b"_s);
}

/// Small print keeps its share of whatever size the text has.
static QFont smallFont(QFont font)
{
    font.setPixelSize(QFontInfo(font).pixelSize() * kSmallSize / kBodySize);
    return font;
}

SettingRow::SettingRow(SettingsViewModel &model, const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_key(key)
    , m_label(makeLabel(this, lightTheme().text))
    , m_source(makeLabel(this, lightTheme().cardMuted))
    , m_problem(makeLabel(this, lightTheme().errorText))
{
    const SettingDefinition &definition = *settingDefinition(key);
    const QString name = settingText::label(definition);
    m_label->setText(name);
    m_label->setToolTip(key);
    m_source->setFont(smallFont(font()));
    m_source->setObjectName(u"source"_s);
    m_problem->setFont(smallFont(font()));
    m_problem->setObjectName(u"problem"_s);
    m_problem->hide();
    if (!definition.isSecret()) {
        m_editor = new SettingEditor(definition, this);
        m_editor->field()->setAccessibleName(name);
        m_label->setBuddy(m_editor->field());
        m_label->installEventFilter(this);
        connect(m_editor, &SettingEditor::edited, this,
                [this](const QString &text) { m_model.setText(m_key, text); });
    }
    // After the field, and so after it in the order of Tab.
    //: Beside a setting: takes back what the person has set
    m_reset = new QPushButton(tr("Reset to default"), this);
    m_reset->setAutoDefault(false);
    m_reset->setObjectName(u"reset"_s);
    //: Screen reader: %1 is the name of a setting
    m_reset->setAccessibleName(tr("Reset to default: %1").arg(name));
    layOut(definition.type == SettingType::Switch);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        focusField(); // the button is about to go
        m_model.reset(m_key);
    });
    connect(&model, &SettingsViewModel::fieldChanged, this, [this](const QString &changed) {
        if (changed == m_key)
            show(m_model.field(m_key));
    });
    show(model.field(key));
    m_isShown = true;
}

SettingRow::~SettingRow() = default;

void SettingRow::layOut(bool isSwitch)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (isSwitch) {
        // Words of a check box do not wrap, those of a label do.
        auto *line = new QHBoxLayout;
        line->addWidget(m_editor);
        line->addWidget(m_label, 1);
        column->addLayout(line);
    } else {
        column->addWidget(m_label);
        if (m_editor)
            column->addWidget(m_editor);
    }
    column->addWidget(m_problem);
    column->addWidget(m_source);
    column->addWidget(m_reset, 0, Qt::AlignLeading);
}

void SettingRow::show(const SettingField &field)
{
    const QString source = settingText::source(field);
    m_source->setText(breakable(source));
    showProblem(settingText::problem(field));
    m_reset->setVisible(field.isEditable() && !field.isReset
                        && (field.isSetByUser || field.isTouched));
    if (!m_editor)
        return;
    m_editor->setText(field.text);
    m_editor->setFallback(field.fallback);
    m_editor->setEditable(field.isEditable());
    m_editor->field()->setAccessibleDescription(
        m_problem->text().isEmpty() ? source : QString(m_problem->text() + u' ' + source));
}

void SettingRow::showProblem(const QString &sentence)
{
    if (m_problem->text() == sentence)
        return;
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty() && m_isShown)
        Q_EMIT problemAppeared(sentence);
}

void SettingRow::focusField()
{
    if (m_editor)
        m_editor->field()->setFocus(Qt::OtherFocusReason);
}

bool SettingRow::eventFilter(QObject *watched, QEvent *event)
{
    // The name of a switch belongs to it, as the words of a check box do.
    if (watched == m_label && event->type() == QEvent::MouseButtonRelease
        && m_editor->field()->isEnabled()) {
        if (auto *box = qobject_cast<QCheckBox *>(m_editor->field()))
            box->click();
        else
            focusField();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ecom67
