// SPDX-License-Identifier: MIT
#include "view/MarkdownLines.h"

#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecom67::markdownLines {

/// Marks in a row at the start of a line: 4,000 nested quotes would take Markdown's reader long.
static constexpr int kMostLeadingMarks = 32;

const QString kLineBreak = QChar(QChar::LineSeparator) + u" "_s;

bool isTooNested(const QString &text)
{
    static constexpr QStringView kMarks = u">-*+[`";
    int marks = 0;
    QChar before;
    for (const QChar c : text) {
        const bool isNumber = (before == u'.' || before == u')') && c == u' '; // of a list: "1. "
        if (c == u'\n')
            marks = 0;
        else if (kMarks.contains(c) || isNumber)
            ++marks;
        else if (!c.isSpace() && !c.isDigit() && c != u'.' && c != u')')
            marks = std::max(0, marks - 1);
        before = c;
        if (marks > kMostLeadingMarks)
            return true;
    }
    return false;
}

/// Whether a line begins something of Markdown's that needs a line of its own.
static bool startsBlock(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || line.startsWith(u"    ") || line.startsWith(u'\t'))
        return true;
    if (QStringView(u"-*+>#|=`~").contains(text.front()) && !text.startsWith(u"**"))
        return true;
    const qsizetype digits
        = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isDigit(); })
        - text.begin();
    return digits > 0 && digits < text.size() && (text[digits] == u'.' || text[digits] == u')');
}

namespace {

/// Follows a text line by line and says which lines are code between fences.
class Fences
{
public:
    enum class Line { Text, Opening, Code, Closing };

    Line read(QStringView line)
    {
        const auto fence = fenceIn(line);
        if (!m_open) {
            // Back quotes behind the fence: code within a line, not a block of it.
            if (!fence || (fence->mark == u'`' && fence->rest.contains(u'`')))
                return Line::Text;
            m_open = fence;
            return Line::Opening;
        }
        if (!fence || fence->mark != m_open->mark || fence->length < m_open->length
            || !fence->rest.trimmed().isEmpty())
            return Line::Code;
        m_open.reset();
        return Line::Closing;
    }

    /// The line that begins the code, without what stands behind the fence.
    static QStringView withoutLanguage(QStringView line)
    {
        const auto fence = fenceIn(line);
        return fence ? line.first(fence->indent + fence->length) : line;
    }

    /// A line of code without the indent that its fence has too.
    QStringView dedented(QStringView line) const
    {
        qsizetype spaces = 0;
        while (m_open && spaces < m_open->indent && spaces < line.size() && line[spaces] == u' ')
            ++spaces;
        return line.sliced(spaces);
    }

private:
    struct Fence
    {
        QChar mark;
        qsizetype indent;
        qsizetype length;
        QStringView rest;
    };

    static std::optional<Fence> fenceIn(QStringView line)
    {
        const auto isOther = [](QChar other) { return [other](QChar c) { return c != other; }; };
        const auto begin = std::find_if(line.begin(), line.end(), isOther(u' '));
        if (begin == line.end() || (*begin != u'`' && *begin != u'~'))
            return std::nullopt;
        const auto end = std::find_if(begin, line.end(), isOther(*begin));
        if (end - begin < 3)
            return std::nullopt;
        return Fence{*begin, begin - line.begin(), end - begin, line.sliced(end - line.begin())};
    }

    std::optional<Fence> m_open;
};

} // namespace

static QStringList linesOf(QString &markdown)
{
    return markdown.replace(u"\r\n"_s, u"\n"_s).split(u'\n');
}

/// Nothing but the marks of a line across, or of a heading above it.
static bool isRule(QStringView line)
{
    const QStringView text = line.trimmed();
    return !text.isEmpty() && QStringView(u"-*_=").contains(text.front())
        && std::all_of(text.begin(), text.end(),
                       [mark = text.front()](QChar c) { return c == mark || c == u' '; });
}

/// The line below the head of a table; the reader wants three dashes for each column.
static QString withLongDashes(QStringView line)
{
    const auto belongs = [](QChar c) { return c == u'|' || c == u'-' || c == u':' || c == u' '; };
    QString wide = line.toString();
    if (line.contains(u'|') && std::all_of(line.begin(), line.end(), belongs))
        wide.replace(u"-"_s, u"---"_s);
    return wide;
}

QString withLineBreaks(QString markdown, int firstCode)
{
    using Line = Fences::Line;
    const QStringList lines = linesOf(markdown);
    QString result;
    Fences fences;
    int codes = firstCode;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines.at(i);
        const Line kind = fences.read(line);
        if (kind == Line::Opening)
            result += Fences::withoutLanguage(line) + QString::number(codes++);
        else if (kind == Line::Text)
            result += withLongDashes(line);
        else
            result += line;
        if (i + 1 == lines.size())
            break;
        const bool isWhole = kind != Line::Text || line.trimmed().isEmpty()
            || line.trimmed().startsWith(u'#') || line.trimmed().startsWith(u'|') || isRule(line)
            || startsBlock(lines.at(i + 1));
        if (isWhole)
            result += u'\n';
        else // addresses end and begin at spaces; the second one is taken out again
            result += QChar(u' ') + kLineBreak;
    }
    return result;
}

struct FenceReader::State
{
    void read(QStringView line)
    {
        const Fences::Line kind = fences.read(line);
        if (kind == Fences::Line::Opening) {
            ++count.codes;
            count.open = Fences::withoutLanguage(line).toString();
        } else if (kind == Fences::Line::Closing) {
            count.open.clear();
        }
    }

    Fences fences;
    FenceCount count;
};

FenceReader::FenceReader()
    : m_state(std::make_unique<State>())
{
}

FenceReader::~FenceReader() = default;

FenceCount FenceReader::countBefore(QStringView markdown, qsizetype place)
{
    const QStringView before = markdown.first(place);
    for (qsizetype end = before.indexOf(u'\n', m_line); end >= 0;
         end = before.indexOf(u'\n', m_line)) {
        m_state->read(before.sliced(m_line, end - m_line));
        m_line = end + 1;
    }
    // The rest of the line may make something else of it: read, and forgotten.
    State state = *m_state;
    state.read(before.sliced(m_line));
    return state.count;
}

QStringList codeBlocks(QString markdown)
{
    QStringList codes;
    Fences fences;
    bool isFirst = true;
    for (const QString &line : linesOf(markdown)) {
        switch (fences.read(line)) {
        case Fences::Line::Opening:
            codes.append(QString());
            isFirst = true;
            break;
        case Fences::Line::Code:
            if (!std::exchange(isFirst, false))
                codes.last() += u'\n';
            codes.last() += fences.dedented(line);
            break;
        case Fences::Line::Text:
        case Fences::Line::Closing:
            break;
        }
    }
    return codes;
}

} // namespace ecom67::markdownLines
