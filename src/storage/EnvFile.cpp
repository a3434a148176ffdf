// SPDX-License-Identifier: MIT
#include "storage/EnvFile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kVariable = "VITE_WEBSOCKET_URL"_L1;

static ChatError invalid(const QString &detail)
{
    return {.code = ChatError::Code::FileInvalid, .detail = detail, .httpStatus = 0, .setting = {}};
}

/// What stands right of "VITE_WEBSOCKET_URL=", or nothing for any other line.
static std::optional<QStringView> assignmentIn(QStringView line)
{
    QStringView rest = line.trimmed();
    static constexpr auto exportWord = "export"_L1;
    if (rest.startsWith(exportWord) && rest.size() > exportWord.size()
        && rest.at(exportWord.size()).isSpace())
        rest = rest.sliced(exportWord.size()).trimmed();
    if (!rest.startsWith(kVariable))
        return std::nullopt;
    rest = rest.sliced(kVariable.size()).trimmed();
    if (!rest.startsWith(u'='))
        return std::nullopt;
    return rest.sliced(1).trimmed();
}

/// The value without quotes and comment, or nothing when a quote is not closed.
static std::optional<QString> valueOf(QStringView assigned)
{
    const QChar first = assigned.isEmpty() ? QChar() : assigned.front();
    if (first == u'"' || first == u'\'' || first == u'`') {
        const qsizetype end = assigned.indexOf(first, 1);
        if (end < 0)
            return std::nullopt;
        return assigned.sliced(1, end - 1).trimmed().toString();
    }
    const qsizetype comment = assigned.indexOf(u'#');
    return (comment < 0 ? assigned : assigned.first(comment)).trimmed().toString();
}

std::variant<QString, ChatError> EnvFile::webSocketUrlIn(QByteArrayView content)
{
    if (content.size() > kLargest)
        return invalid(u"larger than 64 KB"_s);
    QStringDecoder decoder(QStringDecoder::Utf8); // drops a byte order mark
    QString text = decoder(content);
    if (decoder.hasError() || text.contains(QChar::Null))
        return invalid(u"not a text file"_s);
    // All three ends of a line, as dotenv takes them.
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');

    std::optional<QString> found;
    qsizetype number = 0;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        ++number;
        const auto assigned = assignmentIn(line);
        if (!assigned)
            continue;
        found = valueOf(*assigned);
        if (!found)
            return invalid(u"line %1: a quote is not closed"_s.arg(number));
    }
    if (!found)
        return invalid(u"no VITE_WEBSOCKET_URL"_s);
    if (found->isEmpty())
        return invalid(u"VITE_WEBSOCKET_URL is empty"_s);
    return *found;
}

std::variant<QString, ChatError> EnvFile::webSocketUrl(const QString &path)
{
    // A pipe would block and a device never end.
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return ChatError{.code = ChatError::Code::FileUnreadable,
                         .detail = info.fileName(),
                         .httpStatus = 0,
                         .setting = {}};
    }
    return webSocketUrlIn(file.read(kLargest + 1));
}

} // namespace ecom67
