// SPDX-License-Identifier: MIT
#include "hostile/CapturedLog.h"

#include <algorithm>

namespace ecom67::test {

static constexpr qsizetype kLongestLine = 800;

static CapturedLog *s_current = nullptr;

CapturedLog::CapturedLog()
{
    s_current = this;
    m_before = qInstallMessageHandler(capture);
}

CapturedLog::~CapturedLog()
{
    qInstallMessageHandler(m_before);
    s_current = nullptr;
}

void CapturedLog::capture(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // The offscreen platform says the one for every window, Qt the other for scripts that no font
    // of this machine has.
    if (text.contains(QLatin1StringView("propagateSizeHints"))
        || text.contains(QLatin1StringView("OpenType support missing")))
        return;
    if (type == QtFatalMsg && s_current->m_before)
        s_current->m_before(type, context, text);
    s_current->m_lines.append(QLatin1StringView(context.category) + u": " + text);
}

static bool isDangerous(QChar c)
{
    const bool isDirection
        = (c >= u'\x202a' && c <= u'\x202e') || (c >= u'\x2066' && c <= u'\x2069');
    return c.category() == QChar::Other_Control || isDirection || c == QChar::LineSeparator
        || c == QChar::ParagraphSeparator;
}

QStringList CapturedLog::badLines() const
{
    QStringList bad;
    for (const QString &line : m_lines) {
        if (line.size() > kLongestLine || std::any_of(line.begin(), line.end(), isDangerous))
            bad.append(line.left(kLongestLine));
    }
    return bad;
}

} // namespace ecom67::test
