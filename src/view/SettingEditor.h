// SPDX-License-Identifier: MIT
#pragma once

#include "core/SettingDefinition.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;

namespace ecom67 {

/// The field for one value, of the kind that its type asks for: a check box for a switch, a spin
/// box for a number, a list for a choice, and a line, for a file with a button beside it. Knows no
/// rule; what it holds is a text as it stands in a file.
class SettingEditor : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingEditor)

public:
    /// The definition must outlive the editor, as the table does.
    explicit SettingEditor(const SettingDefinition &definition, QWidget *parent = nullptr);
    ~SettingEditor() override;

    QWidget *field() const noexcept { return m_field; } ///< what takes the keyboard
    void setText(const QString &text); ///< without edited()
    void setFallback(const QString &text); ///< shown where an empty line means that value
    void setEditable(bool isEditable);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited(const QString &text);

private:
    void makeSwitch();
    void makeNumber();
    void makeChoice();
    void makeLine();
    void addBrowseButton(QLineEdit *line);
    void browse();
    void setField(QWidget *field);

    const SettingDefinition &m_definition;
    QHBoxLayout *m_row;
    QWidget *m_field = nullptr;
    QLineEdit *m_line = nullptr; ///< the field, where it is one
    QWidget *m_browse = nullptr; ///< only beside the line of a file
    std::function<void(const QString &)> m_show; ///< puts a text into the field
};

} // namespace ecom67
