// SPDX-License-Identifier: MIT
#include "storage/IniText.h"

#include <QStringDecoder>

#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// "%20" and "%U0430" are characters; a backslash stands for the slash between group and key.
static QString decodedKey(QByteArrayView text)
{
    QString key;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            key += u'/';
            continue;
        }
        const bool isWide = i + 1 < text.size() && text[i + 1] == 'U';
        const qsizetype first = i + (isWide ? 2 : 1);
        const qsizetype digits = isWide ? 4 : 2;
        int code = text[i] == '%' && first + digits <= text.size() ? 0 : -1;
        for (qsizetype at = first; code >= 0 && at < first + digits; ++at)
            code = hexDigit(text[at]) < 0 ? -1 : code * 16 + hexDigit(text[at]);
        if (code >= 0)
            i = first + digits - 1;
        key += code >= 0 ? QChar(code) : QChar::fromLatin1(text[i]);
    }
    return key;
}

namespace {

/// Reads what stands right of "=": quotes, escapes, and the commas of a list, which are text here.
class ValueReader
{
public:
    explicit ValueReader(QByteArrayView text)
        : m_text(text)
    {
    }

    /// The value, or nothing when it is of a type of Qt's own.
    std::optional<QString> read()
    {
        while (m_at < m_text.size())
            step(m_text[m_at++]);
        takeBytes();
        endPart();
        if (m_isTyped)
            return std::nullopt;
        return m_value;
    }

private:
    void step(char c)
    {
        if (c == '\\') {
            takeBytes();
            readEscape();
        } else if (c == '"') {
            takeBytes();
            m_isQuoted = !m_isQuoted;
            m_kept = m_part.size();
            while (!m_isQuoted && m_at < m_text.size() && isSpace(m_text[m_at]))
                ++m_at;
        } else if (!m_isQuoted && c == ',') {
            takeBytes();
            endPart();
            m_value += u',';
        } else if (m_isQuoted || !isSpace(c) || !m_part.isEmpty() || !m_bytes.isEmpty()) {
            m_bytes += c; // spaces before a part are not of it
        }
    }

    void readEscape()
    {
        static constexpr std::string_view names = "abfnrtv\"?'\\";
        static constexpr std::u16string_view meant = u"\a\b\f\n\r\t\v\"?'\\";
        if (m_at == m_text.size())
            return;
        const char c = m_text[m_at++];
        if (const auto found = names.find(c); found != std::string_view::npos)
            m_part += QChar(meant[found]);
        else if (c == 'x')
            readCode(16, 0);
        else if (c >= '0' && c <= '7')
            readCode(8, c - '0');
        m_kept = m_part.size(); // an escaped space is meant
    }

    void readCode(int base, int code)
    {
        for (; m_at < m_text.size(); ++m_at) {
            const int digit = hexDigit(m_text[m_at]);
            if (digit < 0 || digit >= base)
                break;
            code = (code * base + digit) & 0xffff; // as QSettings: no more than a QChar holds
        }
        m_part += QChar(code);
    }

    void takeBytes()
    {
        m_part += QString::fromUtf8(m_bytes);
        m_bytes.clear();
        if (m_isQuoted)
            m_kept = m_part.size();
    }

    void endPart()
    {
        while (m_part.size() > m_kept && (m_part.endsWith(u' ') || m_part.endsWith(u'\t')))
            m_part.chop(1);
        if (m_part.startsWith("@@"_L1))
            m_part.remove(0, 1);
        else if (m_part.startsWith(u'@'))
            m_isTyped = m_isTyped || m_part.endsWith(u')');
        m_value += m_part;
        m_part.clear();
        m_kept = 0;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QByteArray m_bytes; ///< not decoded yet: a character may be several of them
    QString m_part; ///< of a list; a value without commas has one part
    qsizetype m_kept = 0; ///< length of the part that no trailing space is taken from
    QString m_value;
    bool m_isQuoted = false;
    bool m_isTyped = false;
};

/// A line, or several of them that a backslash joins.
class LineReader
{
public:
    explicit LineReader(IniText &text)
        : m_result(text)
    {
    }

    void read(QByteArrayView line, int number)
    {
        if (line.isEmpty() || line.startsWith(';') || line.startsWith('#'))
            return;
        if (line.contains('\0') || !line.isValidUtf8())
            return refuse(number);
        if (line.startsWith('['))
            return readGroup(line, number);
        const auto end = endOf(line);
        const qsizetype equals = line.indexOf('=');
        if (!end || equals < 0 || equals >= *end)
            return refuse(number);
        auto value = ValueReader(line.first(*end).sliced(equals + 1)).read();
        const QString key = m_group + decodedKey(line.first(equals).trimmed());
        if (value)
            m_result.entries.insert(key, {.value = *value, .line = number});
        else
            m_result.entries.remove(key);
    }

private:
    void refuse(int number)
    {
        if (m_result.brokenLine == 0)
            m_result.brokenLine = number;
    }

    void readGroup(QByteArrayView line, int number)
    {
        const qsizetype end = line.indexOf(']');
        if (end < 0)
            return refuse(number);
        const QByteArrayView name = line.first(end).sliced(1).trimmed();
        if (name.compare("general", Qt::CaseInsensitive) == 0)
            m_group.clear();
        else if (name.compare("%general", Qt::CaseInsensitive) == 0)
            m_group = QString::fromLatin1(name.sliced(1)) + u'/';
        else
            m_group = decodedKey(name) + u'/';
    }

    /// Where a comment begins or the line ends; nothing when a quote is open there.
    static std::optional<qsizetype> endOf(QByteArrayView line)
    {
        bool isQuoted = false;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] == '\\')
                ++i;
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ';' && !isQuoted)
                return i;
        }
        return isQuoted ? std::nullopt : std::optional(line.size());
    }

    IniText &m_result;
    QString m_group; ///< with its slash
};

} // namespace

/// A line that goes on in the next one: its last backslash stands for nothing else.
static bool isContinued(QByteArrayView joined)
{
    if (joined.startsWith(';') || joined.startsWith('#'))
        return false;
    qsizetype backslashes = 0;
    while (backslashes < joined.size() && joined[joined.size() - 1 - backslashes] == '\\')
        ++backslashes;
    return backslashes % 2 != 0;
}

IniText IniText::parse(QByteArrayView content)
{
    IniText result;
    LineReader reader(result);
    if (content.startsWith("\xEF\xBB\xBF"))
        content = content.sliced(3);
    QByteArray joined;
    int number = 0;
    int first = 0; ///< of the lines that were joined
    while (!content.isEmpty()) {
        const qsizetype end = content.indexOf('\n');
        QByteArrayView line = (end < 0 ? content : content.first(end)).trimmed();
        content = end < 0 ? QByteArrayView() : content.sliced(end + 1);
        ++number;
        if (joined.isEmpty())
            first = number;
        joined += line;
        if (isContinued(joined) && !content.isEmpty()) {
            joined.chop(1);
            continue;
        }
        reader.read(joined, first);
        joined.clear();
    }
    return result;
}

} // namespace ecom67
