// SPDX-License-Identifier: MIT
#include "view/SettingEditor.h"

#include "view/CaretRest.h"
#include "view/SettingText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kLongestLine = 4'096; ///< characters; see Endpoint

SettingEditor::SettingEditor(const SettingDefinition &definition, QWidget *parent)
    : QWidget(parent)
    , m_definition(definition)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    switch (definition.type) {
    case SettingType::Switch:
        makeSwitch();
        break;
    case SettingType::Number:
        makeNumber();
        break;
    case SettingType::Choice:
        makeChoice();
        break;
    default:
        makeLine();
    }
    m_field->setObjectName(QString::fromLatin1(definition.key));
    setFocusProxy(m_field);
}

SettingEditor::~SettingEditor() = default;

void SettingEditor::setField(QWidget *field)
{
    m_field = field;
    m_field->setFocusPolicy(Qt::StrongFocus); // by the wheel only while it has the keyboard
    m_field->installEventFilter(this);
    m_row->addWidget(field, 1);
}

void SettingEditor::makeSwitch()
{
    auto *box = new QCheckBox(this);
    m_show = [box](const QString &text) { box->setChecked(text.trimmed() == "true"_L1); };
    connect(box, &QCheckBox::toggled, this,
            [this](bool isOn) { Q_EMIT edited(isOn ? u"true"_s : u"false"_s); });
    setField(box);
}

void SettingEditor::makeNumber()
{
    auto *box = new QSpinBox(this);
    box->setRange(m_definition.isZeroOff ? 0 : m_definition.least, m_definition.most);
    if (m_definition.isZeroOff)
        //: In place of 0: it never happens
        box->setSpecialValueText(tr("Off"));
    m_show = [box](const QString &text) { box->setValue(text.trimmed().toInt()); };
    connect(box, &QSpinBox::valueChanged, this,
            [this](int value) { Q_EMIT edited(QString::number(value)); });
    new CaretRest(box);
    setField(box);
}

void SettingEditor::makeChoice()
{
    auto *box = new QComboBox(this);
    const QStringList choices = m_definition.choices();
    for (const QString &choice : choices)
        box->addItem(settingText::choice(m_definition, choice), choice);
    // A long word must not make the window wide.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    m_show = [box](const QString &text) { box->setCurrentIndex(box->findData(text.trimmed())); };
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box] { Q_EMIT edited(box->currentData().toString()); });
    setField(box);
}

void SettingEditor::makeLine()
{
    m_line = new QLineEdit(this);
    m_line->setMaxLength(kLongestLine);
    m_line->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_show = [this](const QString &text) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    };
    connect(m_line, &QLineEdit::textChanged, this, &SettingEditor::edited);
    new CaretRest(m_line);
    setField(m_line);
    if (m_definition.type == SettingType::Path || m_definition.type == SettingType::LogFile)
        addBrowseButton(m_line);
}

void SettingEditor::addBrowseButton(QLineEdit *line)
{
    //: Opens the dialog that asks for a file
    auto *button = new QPushButton(tr("Browse..."), this);
    //: Screen reader: %1 is the name of a setting
    button->setAccessibleName(tr("Browse: %1").arg(settingText::label(m_definition)));
    button->setAutoDefault(false);
    m_browse = button;
    m_row->addWidget(button);
    setTabOrder(line, button);
    connect(button, &QPushButton::clicked, this, &SettingEditor::browse);
}

void SettingEditor::browse()
{
    const QFileInfo now(m_line->text());
    auto *dialog = new QFileDialog(this, settingText::label(m_definition),
                                   now.isAbsolute() ? now.path() : QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_definition.type == SettingType::Path ? QFileDialog::ExistingFile
                                                               : QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, m_line, &QLineEdit::setText);
    dialog->open();
}

void SettingEditor::setText(const QString &text)
{
    const QSignalBlocker blocker(this);
    if (!m_line || m_line->text() != text)
        m_show(text);
}

void SettingEditor::setFallback(const QString &text)
{
    if (!m_line)
        return;
    const bool isEndpoint = m_definition.type == SettingType::Endpoint;
    m_line->setPlaceholderText(text.isEmpty() && isEndpoint ? u"wss://host.example/prod"_s : text);
}

void SettingEditor::setEditable(bool isEditable)
{
    m_field->setEnabled(isEditable);
    if (m_browse)
        m_browse->setEnabled(isEditable);
}

bool SettingEditor::eventFilter(QObject *watched, QEvent *event)
{
    // Whoever turns the wheel wants to see more of the page, not another value.
    if (watched == m_field && event->type() == QEvent::Wheel && !m_field->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ecom67
