// SPDX-License-Identifier: MIT
#include "core/TextMatcher.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace ecom67 {

using namespace Qt::StringLiterals;

namespace {

/// A text in the form that is compared, and where each unit of it comes from.
struct Folded
{
    QString text;
    QList<qsizetype> sources; ///< for each unit the start of what it was made of
};

struct Spelling
{
    char32_t letter;
    const char16_t *folded;
};

/// Letters that are typed in another way by those who lack the key, and print's own marks.
constexpr std::array kSpellings{
    Spelling{U'ß', u"ss"},      Spelling{U'ẞ', u"ss"},      Spelling{U'æ', u"ae"},
    Spelling{U'Æ', u"ae"},      Spelling{U'œ', u"oe"},      Spelling{U'Œ', u"oe"},
    Spelling{U'ø', u"o"},       Spelling{U'Ø', u"o"},       Spelling{U'ł', u"l"},
    Spelling{U'Ł', u"l"},       Spelling{U'đ', u"d"},       Spelling{U'Đ', u"d"},
    Spelling{U'\x2018', u"'"},  Spelling{U'\x2019', u"'"},  Spelling{U'\x02bc', u"'"},
    Spelling{U'\x201c', u"\""}, Spelling{U'\x201d', u"\""}, Spelling{U'\x201e', u"\""},
    Spelling{U'\x2010', u"-"},  Spelling{U'\x2011', u"-"},  Spelling{U'\x2012', u"-"},
    Spelling{U'\x2013', u"-"},  Spelling{U'\x2014', u"-"},  Spelling{U'\x2212', u"-"},
};

class Folder
{
public:
    explicit Folder(QLocale::Language language)
        : m_isTurkish(language == QLocale::Turkish || language == QLocale::Azerbaijani)
    {
    }

    Folded fold(QStringView text)
    {
        m_folded.text.reserve(text.size());
        m_folded.sources.reserve(text.size());
        for (qsizetype i = 0; i < text.size();) {
            m_source = i;
            char32_t point = text[i++].unicode();
            if (QChar::isHighSurrogate(point) && i < text.size() && text[i].isLowSurrogate())
                point = QChar::surrogateToUcs4(static_cast<char16_t>(point), text[i++].unicode());
            take(point);
        }
        return std::move(m_folded);
    }

private:
    void append(char32_t point)
    {
        for (const char16_t unit : QChar::fromUcs4(point)) {
            m_folded.text.append(QChar(unit));
            m_folded.sources.append(m_source);
        }
    }

    void take(char32_t point)
    {
        if (point < 0x80) {
            takeAscii(static_cast<char16_t>(point));
            return;
        }
        if (m_isTurkish && (point == U'ı' || point == U'İ')) {
            append(point == U'İ' ? U'i' : point);
            return;
        }
        const auto *spelling
            = std::find_if(kSpellings.begin(), kSpellings.end(),
                           [point](const Spelling &s) { return s.letter == point; });
        if (spelling != kSpellings.end()) {
            for (const char16_t *unit = spelling->folded; *unit != 0; ++unit)
                append(*unit);
            return;
        }
        if (QChar::decompositionTag(point) == QChar::NoDecomposition) {
            takePart(point);
            return;
        }
        const QString letter = QString::fromUcs4(&point, 1);
        for (const uint part : letter.normalized(QString::NormalizationForm_KD).toUcs4())
            takePart(part);
    }

    void takeAscii(char16_t unit)
    {
        if (QChar::isSpace(unit)) {
            takeSpace();
        } else if (m_isTurkish && unit == u'I') {
            append(U'ı');
        } else if (unit >= u' ' && unit != 0x7f) {
            append(unit >= u'A' && unit <= u'Z' ? unit + (u'a' - u'A') : unit);
        }
    }

    void takeSpace()
    {
        if (!m_folded.text.endsWith(u' '))
            append(u' ');
    }

    /// A letter or a mark that is made of nothing else.
    void takePart(char32_t point)
    {
        // The last two are the borders of cells in a text document.
        if (QChar::isSpace(point) || point == U'\xfdd0' || point == U'\xfdd1')
            takeSpace();
        else if (!isIgnored(point))
            append(!m_isTurkish && point == U'ı' ? U'i' : char32_t(QChar::toCaseFolded(point)));
    }

    /// What does not make another letter in a reader's eyes: accents and vowel points, but not the
    /// vowels of Indian scripts nor the marks of Japanese ones; and what cannot be seen.
    bool isIgnored(char32_t point) const
    {
        const QChar::Category category = QChar::category(point);
        if (category == QChar::Other_Format || category == QChar::Other_Control
            || point == QChar::ObjectReplacementCharacter || point == U'\x0640')
            return true;
        if (category != QChar::Mark_NonSpacing && category != QChar::Mark_Enclosing)
            return false;
        // The short i of Cyrillic is a letter of its own.
        if (point == U'\x0306' && (m_folded.text.endsWith(u'и') || m_folded.text.endsWith(u'у')))
            return false;
        const int kind = QChar::combiningClass(point);
        const bool isVariation = kind == 0 && point >= 0xfe00 && point <= 0xfe0f;
        return kind == 1 || (kind >= 10 && kind <= 36) || kind >= 200 || isVariation;
    }

    bool m_isTurkish;
    qsizetype m_source = 0;
    Folded m_folded;
};

} // namespace

TextMatcher::TextMatcher(const QString &words, QLocale::Language language)
    : m_language(language)
    , m_folded(Folder(language).fold(words).text)
{
    if (m_folded == u" "_s)
        m_folded.clear();
    m_matcher.setPattern(m_folded);
}

QList<TextMatcher::Match> TextMatcher::matches(QStringView text) const
{
    QList<Match> found;
    if (isEmpty())
        return found;
    const Folded folded = Folder(m_language).fold(text);
    const QList<qsizetype> &sources = folded.sources;
    const auto isBoundary = [&sources](qsizetype unit) {
        return unit == 0 || unit == sources.size() || sources[unit] != sources[unit - 1];
    };
    qsizetype from = 0;
    while ((from = m_matcher.indexIn(folded.text, from)) >= 0) {
        const qsizetype end = from + m_folded.size();
        if (!isBoundary(from) || !isBoundary(end)) {
            ++from;
            continue;
        }
        const qsizetype last = end == sources.size() ? text.size() : sources[end];
        found.append({sources[from], last - sources[from]});
        from = end;
    }
    return found;
}

int TextMatcher::count(QStringView text) const
{
    return static_cast<int>(matches(text).size());
}

} // namespace ecom67
