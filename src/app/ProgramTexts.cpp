// SPDX-License-Identifier: MIT
#include "app/ProgramTexts.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ecom67 {

using namespace Qt::StringLiterals;

ProgramTexts::ProgramTexts() = default;

ProgramTexts::~ProgramTexts() = default;

/// A language that was chosen brings its own dates and numbers, unless the desktop has it already.
static void useLanguage(const QString &language)
{
    const QLocale chosen(language);
    if (language != "auto"_L1 && chosen.language() != QLocale().language())
        QLocale::setDefault(chosen);
}

void ProgramTexts::load(const QString &language)
{
    useLanguage(language);
    // English too needs its file: it holds the plural forms.
    if (m_ownTexts.load(QLocale(), u"ecom67-support"_s, u"_"_s, u":/i18n"_s)
        || m_ownTexts.load(u":/i18n/ecom67-support_en.qm"_s))
        QCoreApplication::installTranslator(&m_ownTexts);
    if (m_qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
}

} // namespace ecom67
