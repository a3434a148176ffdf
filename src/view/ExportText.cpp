// SPDX-License-Identifier: MIT
#include "view/ExportText.h"

#include "view/DeliveryText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ecom67::exportText {

using Delivery = Message::Delivery;

QString author(Message::Role role)
{
    switch (role) {
    case Message::Role::User:
        //: In a saved conversation: the customer wrote it
        return QCoreApplication::translate("Export", "You");
    case Message::Role::Notice:
        //: In a saved conversation: a word of the system
        return QCoreApplication::translate("Export", "Notice");
    case Message::Role::Error:
        //: In a saved conversation: the assistant failed
        return QCoreApplication::translate("Export", "Error");
    case Message::Role::Assistant:
    case Message::Role::Welcome:
        break;
    }
    //: In a saved conversation: the assistant wrote it
    return QCoreApplication::translate("Export", "Assistant");
}

QString delivery(const Message &message)
{
    if (message.details.isUnfinished) {
        //: In a saved conversation, behind an answer whose end never came
        return QCoreApplication::translate("Export", "unfinished");
    }
    switch (message.delivery) {
    case Delivery::Queued:
        //: In a saved conversation, behind a message of the customer
        return QCoreApplication::translate("Export", "waiting to be sent");
    case Delivery::Sending:
        //: In a saved conversation, behind a message of the customer
        return QCoreApplication::translate("Export", "being sent");
    case Delivery::Delivered:
        //: In a saved conversation, behind a message of the customer
        return QCoreApplication::translate("Export", "delivered");
    case Delivery::Answered:
        //: In a saved conversation, behind a message of the customer
        return QCoreApplication::translate("Export", "answered");
    case Delivery::Failed:
        //: In a saved conversation, behind a message of the customer; %1 is a sentence
        return QCoreApplication::translate("Export", "not sent: %1")
            .arg(DeliveryText::of(message, false).note);
    case Delivery::Unanswered:
        //: In a saved conversation, behind a message of the customer; %1 is a sentence
        return QCoreApplication::translate("Export", "not answered: %1")
            .arg(DeliveryText::of(message, false).note);
    case Delivery::None:
        break;
    }
    return {};
}

QString time(const QDateTime &timestamp, const QLocale &locale)
{
    return timestamp.isValid() ? locale.toString(timestamp.toLocalTime(), QLocale::ShortFormat)
                               : QString();
}

static bool turnsDirection(QChar c)
{
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

QString printable(const QString &text)
{
    QString result = text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    result.replace(u"\r\n"_s, u"\n"_s);
    for (QChar &c : result) {
        if (c == u'\r' || c == u'\v' || c == u'\f' || c == QChar(0x85)
            || c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator))
            c = u'\n';
        else if (c != u'\n' && c != u'\t' && c.category() == QChar::Other_Control)
            c = QChar(QChar::ReplacementCharacter);
    }
    result.removeIf(turnsDirection);
    return result;
}

/// Where only the beginning of a line makes it something else: a heading, a list, a line, code.
static QString escapedLineStart(const QString &line)
{
    const auto isBlank = [](QChar c) { return c.isSpace(); };
    const qsizetype start = std::find_if_not(line.begin(), line.end(), isBlank) - line.begin();
    // Spaces at the beginning would make it code; these are shown and mean nothing.
    const QString indent(start, QChar(QChar::Nbsp));
    const QString rest = line.sliced(start);
    static const QRegularExpression number(u"^(\\d+)([.)])"_s);
    if (!rest.isEmpty() && u"#+-="_s.contains(rest.front()))
        return indent + u'\\' + rest;
    if (const auto match = number.match(rest); match.hasMatch())
        return indent + match.captured(1) + u'\\' + rest.sliced(match.capturedLength(1));
    return indent + rest;
}

QString escapedMarkdown(const QString &text)
{
    QString escaped;
    const QString safe = printable(text);
    for (const QChar c : safe) {
        if (u"\\`*_[]<>&|~$"_s.contains(c))
            escaped += u'\\';
        escaped += c;
    }
    QStringList lines = escaped.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        lines[i] = escapedLineStart(lines.at(i));
        // A line break that Markdown would join.
        if (i + 1 < lines.size() && !lines.at(i).isEmpty() && !lines.at(i + 1).trimmed().isEmpty())
            lines[i] += u'\\';
    }
    return lines.join(u'\n');
}

/// Whether the character at this place has an effect: an odd number of backslashes takes it.
static bool isEscaped(const QString &text, qsizetype at)
{
    qsizetype slashes = 0;
    while (slashes < at && text.at(at - slashes - 1) == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

QString harmlessMarkdown(const QString &markdown)
{
    const QString text = printable(markdown);
    // Addresses that may stay: in brackets, behind the words of a link, behind a definition.
    static const QRegularExpression address(u"^\\s*<?(https?://|mailto:)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto isSafeAddress = [&text](qsizetype at) {
        return address
            .match(QStringView(text).sliced(at, std::min<qsizetype>(text.size() - at, 200)))
            .hasMatch();
    };
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        const QChar before = i > 0 ? text.at(i - 1) : QChar();
        // HTML, a picture, or the address of a link that no browser should follow. Code is not
        // spared: what is code to us may be none to the next reader.
        const bool isTag = c == u'<'
            && (next.isLetter() || next == u'/' || next == u'!' || next == u'?')
            && !isSafeAddress(i + 1);
        const bool isPicture = c == u'!' && next == u'[';
        const bool isAddress = (c == u'(' || c == u':') && before == u']' && !isSafeAddress(i + 1);
        if ((isTag || isPicture || isAddress) && !isEscaped(text, i))
            result += u'\\';
        result += c;
    }
    return result;
}

QString prefixed(const QString &text, const QString &prefix)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(prefix);
    return lines.join(u'\n');
}

} // namespace ecom67::exportText
