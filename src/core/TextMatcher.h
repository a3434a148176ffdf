// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QLocale>
#include <QString>
#include <QStringMatcher>
#include <QStringView>

namespace ecom67 {

/// Finds words in a text as people mean them: upper and lower case are the same, "cafe" finds
/// "Café", a typed quotation mark the printed one, and one space any number of spaces and lines.
/// A letter is found as a whole or not at all.
///
/// A pure value; the time it takes grows with the text only, whatever that holds.
class TextMatcher
{
public:
    /// A place in the text that was searched, in UTF-16 code units.
    struct Match
    {
        qsizetype start = 0;
        qsizetype length = 0;

        friend bool operator==(const Match &, const Match &) = default;
    };

    /// Finds nothing.
    TextMatcher() = default;
    /// The language decides what case means: to a Turkish reader "I" is no "i".
    explicit TextMatcher(const QString &words, QLocale::Language language = QLocale().language());

    /// Whether there is nothing to look for: no words, or only spaces.
    bool isEmpty() const { return m_folded.isEmpty(); }

    /// All places, in order; none overlaps another.
    QList<Match> matches(QStringView text) const;
    int count(QStringView text) const;

    /// Whether both find the same in any text.
    friend bool operator==(const TextMatcher &one, const TextMatcher &other)
    {
        return one.m_language == other.m_language && one.m_folded == other.m_folded;
    }

private:
    QLocale::Language m_language = QLocale::AnyLanguage;
    QString m_folded;
    QStringMatcher m_matcher;
};

} // namespace ecom67
