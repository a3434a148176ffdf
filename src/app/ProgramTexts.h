// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTranslator>

namespace ecom67 {

/// The language of the program: its own sentences and those of Qt, dates and numbers.
class ProgramTexts
{
    Q_DISABLE_COPY_MOVE(ProgramTexts)

public:
    ProgramTexts();
    ~ProgramTexts();

    /// language is that of the setting appearance/language: "auto" is the desktop's. Needs a
    /// QApplication; before the first window. English where there is no other.
    void load(const QString &language);

private:
    QTranslator m_ownTexts;
    QTranslator m_qtTexts;
};

} // namespace ecom67
