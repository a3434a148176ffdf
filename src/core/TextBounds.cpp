// SPDX-License-Identifier: MIT
#include "core/TextBounds.h"

namespace ecom67 {

static constexpr char32_t kJoiner = 0x200d;

/// What belongs to the character before it and takes no place of its own.
static bool isMark(char32_t c)
{
    if (c == 0x200c || (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f))
        return true; // does not join, colours of skin, tags of flags
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return true;
    default:
        return false;
    }
}

/// The character at a place, which may be two code units.
static char32_t characterAt(QStringView text, qsizetype place)
{
    const QChar unit = text[place];
    const bool isPair
        = unit.isHighSurrogate() && place + 1 < text.size() && text[place + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(unit, text[place + 1]) : unit.unicode();
}

bool isPicture(QChar unit)
{
    // Most are in the planes of these surrogates. The oldest are not, and a few are letters that
    // the character behind them makes pictures.
    const char16_t c = unit.unicode();
    return (c >= 0xd83c && c <= 0xd83e) || (c >= 0x2600 && c <= 0x27bf) || c == 0xfe0f
        || c == 0x20e3;
}

QString withBoundedClusters(const QString &text)
{
    QString bounded;
    int marks = 0;
    int joined = 0;
    bool isJoining = false;
    qsizetype copied = 0; // everything before is in bounded
    for (qsizetype start = 0, end = 0; start < text.size(); start = end) {
        const char32_t c = characterAt(text, start);
        end = start + (QChar::requiresSurrogates(c) ? 2 : 1);
        bool isKept = true;
        if (c == kJoiner) {
            // A second one in a row joins nothing more than the first.
            isKept = !isJoining && ++joined <= kMostJoined;
            isJoining = isJoining || isKept;
        } else if (isMark(c)) {
            isKept = ++marks <= kMostMarks;
        } else {
            joined = isJoining ? joined : 0;
            isJoining = false;
            marks = 0;
        }
        if (isKept)
            continue;
        bounded += QStringView(text).sliced(copied, start - copied);
        copied = end;
    }
    if (copied == 0)
        return text;
    return bounded + QStringView(text).sliced(copied);
}

QString withBoundedWords(const QString &text)
{
    QString bounded;
    qsizetype copied = 0;
    qsizetype word = 0; // where it began, or was broken last
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSpace()) {
            word = i + 1;
        } else if (i - word >= kLongestWord && !text[i].isLowSurrogate()
                   && !isMark(text[i].unicode()) && text[i].unicode() != kJoiner) {
            bounded += QStringView(text).sliced(copied, i - copied) + QChar(0x200b);
            copied = word = i;
        }
    }
    if (copied == 0)
        return text;
    return bounded + QStringView(text).sliced(copied);
}

} // namespace ecom67
