// SPDX-License-Identifier: MIT
#include "cli/TerminalText.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static bool isHarmless(QChar c)
{
    if (c == u'\n' || c == u'\t')
        return true;
    // Zero-width joiners hold emoji and letters of some scripts together.
    if (c == u'\u200c' || c == u'\u200d')
        return true;
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format
        && c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph;
}

QString terminalText(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    for (QChar &c : text) {
        if (!isHarmless(c))
            c = u'?';
    }
    return text;
}

} // namespace ecom67
