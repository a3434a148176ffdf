// SPDX-License-Identifier: MIT
#include "core/Redaction.h"

#include <QRegularExpression>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongest = 500;

static bool isUnsafe(QChar::Category category)
{
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_Surrogate || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

/// Cuts without leaving half a character behind.
static void cut(QString &text, qsizetype size)
{
    if (text.size() <= size)
        return;
    text.truncate(text.at(size - 1).isHighSurrogate() ? size - 1 : size);
}

static void removeSecrets(QString &text)
{
    static constexpr auto option = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression header(
        uR"~(((?:authorization|cookie|api-key|security-token)\\*"?\s*:\s*)[^\r\n]*)~"_s, option);
    static const QRegularExpression bearer(uR"~(\b(bearer\s+)[^\s"',]+)~"_s, option);
    // The value is quoted, possibly with escapes and without an end, or ends at a separator. What
    // was quoted once more, as QDebug does it, has backslashes before its quotes.
    static const QRegularExpression parameter(
        uR"~(((?:token|secret|password|passwd|pwd|passphrase|api_?key|session_?id|[?&](?:code|state)))~"
        uR"~(\\*["']?\s*[=:]\s*))~"
        uR"~((?:\\*"(?:[^"\\]|\\.)*+"?|[^&\s"#,}]+))~"_s,
        option | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression userInfo(uR"~((://)[^/?#\s]*@)~"_s);
    // As proxies are set: without a scheme.
    static const QRegularExpression bareUserInfo(
        uR"~((?<![\w.])(?!mailto:)[^\s/@:"'=]+:[^\s/@]+@(?=[\w\[]))~"_s, option);
    static const QRegularExpression jwt(uR"~(eyJ[\w-]*(?:\.[\w-]*)*)~"_s);
    static const QRegularExpression session(u"session-[0-9A-Za-z-]{6,}"_s);

    for (const auto *named : {&header, &bearer, &parameter})
        text.replace(*named, u"\\1[...]"_s);
    text.replace(userInfo, u"\\1[...]@"_s);
    text.replace(bareUserInfo, u"[...]@"_s);
    text.replace(jwt, u"[...]"_s);
    text.replace(session, u"[...]"_s);
}

static void neutralise(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
        const char32_t point
            = isPair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : text.at(i).unicode();
        const qsizetype size = isPair ? 2 : 1;
        if (isUnsafe(QChar::category(point)))
            text.replace(i, size, QString(size, u'?'));
        i += size - 1;
    }
}

QString redacted(QString text)
{
    // Cut first: nothing from outside may make the expressions work for long.
    cut(text, kLongest * 4);
    removeSecrets(text);
    neutralise(text);
    if (text.size() > kLongest) {
        cut(text, kLongest);
        text += u"..."_s;
    }
    return text;
}

} // namespace ecom67
