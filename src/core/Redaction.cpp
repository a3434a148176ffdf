// SPDX-License-Identifier: MIT
#include "core/Redaction.h"

#include <QRegularExpression>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongest = 500;

static bool isUnsafe(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
        || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

QString redacted(QString text)
{
    static const QRegularExpression parameter(
        uR"~(\b((?:token|sessionId|session_id)"?\s*[=:]\s*"?)[^&\s"'#,}]+)~"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression header(uR"((authorization\s*:\s*).*)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(uR"(eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?)"_s);
    static const QRegularExpression session(uR"(session-[0-9A-Za-z-]{8,})"_s);
    static const QRegularExpression userInfo(uR"((://)[^/@\s]+@)"_s);

    // Cut first: nothing from outside may make the expressions below work for long.
    if (text.size() > kLongest * 4)
        text.truncate(kLongest * 4);
    text.replace(header, uR"(\1[...])"_s);
    text.replace(parameter, uR"(\1[...])"_s);
    text.replace(userInfo, uR"(\1[...]@)"_s);
    text.replace(jwt, u"[...]"_s);
    text.replace(session, u"[...]"_s);
    for (QChar &c : text) {
        if (isUnsafe(c))
            c = u'?';
    }
    if (text.size() > kLongest)
        text = text.first(kLongest) + u"..."_s;
    return text;
}

} // namespace ecom67
