// SPDX-License-Identifier: MIT
#include "view/ExportForm.h"

#include "model/ConversationJson.h"
#include "view/CopyText.h"
#include "view/ExportText.h"
#include "view/MessageText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ecom67::exportForm {

using Form = ConversationExport::Form;
using namespace exportText;

/// In place of the session where a server repeated it.
static constexpr auto kWithheld = "[...]"_L1;
static constexpr qsizetype kLongestName = 80;

static QString withheld(QString text, const ExportOptions &options)
{
    if (!options.isSessionAsked && !options.session.isEmpty())
        text.replace(options.session, kWithheld);
    return text;
}

static QString savedLine(const ExportOptions &options)
{
    //: At the beginning of a saved conversation; %1 is a date and a time
    return QCoreApplication::translate("Export", "Conversation saved on %1")
        .arg(exportText::time(options.savedAt, options.locale));
}

static QString sessionLine(const ExportOptions &options)
{
    if (!options.isSessionAsked)
        return {};
    //: In a saved conversation; %1 is what the shop's support finds the conversation by
    return QCoreApplication::translate("Export", "Session number: %1").arg(options.session);
}

/// "answered" in brackets, or nothing.
static QString bracketed(const QString &words)
{
    return words.isEmpty() ? QString() : u" ("_s + words + u')';
}

static Form textForm(const ExportOptions &options)
{
    return {.head =
                [options] {
                    QStringList lines{printable(options.title), savedLine(options)};
                    if (options.isSessionAsked)
                        lines.append(sessionLine(options));
                    return (lines.join(u'\n') + u'\n').toUtf8();
                },
            .entry =
                [options](const Message &message, bool /*isFirst*/) {
                    const QString heading = u'[' + time(message.timestamp, options.locale) + u"] "_s
                        + author(message.role) + bracketed(delivery(message)) + u':';
                    const QString text = printable(withheld(wholeText(message), options));
                    return QString(u'\n' + heading + u'\n' + prefixed(text, u"    "_s) + u'\n')
                        .toUtf8();
                },
            .tail = [] { return QByteArray(); }};
}

static Form markdownForm(const ExportOptions &options)
{
    return {.head =
                [options] {
                    QStringList parts{u"# "_s + escapedMarkdown(options.title),
                                      escapedMarkdown(savedLine(options))};
                    if (options.isSessionAsked)
                        parts.append(escapedMarkdown(sessionLine(options)));
                    return (parts.join(u"\n\n"_s) + u'\n').toUtf8();
                },
            .entry =
                [options](const Message &message, bool /*isFirst*/) {
                    const QString heading = u"**"_s + escapedMarkdown(author(message.role))
                        + u"** "_s
                        + escapedMarkdown(time(message.timestamp, options.locale)
                                          + bracketed(delivery(message)));
                    const QString written = withheld(message.text, options);
                    QString text = messageText::isMarkdown(message.role) ? harmlessMarkdown(written)
                                                                         : escapedMarkdown(written);
                    if (const QString cards = cardsText(message); !cards.isEmpty())
                        text += u"\n\n"_s + escapedMarkdown(withheld(cards, options));
                    return QString(u'\n' + heading + u"\n\n"_s + prefixed(text, u"> "_s) + u'\n')
                        .toUtf8();
                },
            .tail = [] { return QByteArray(); }};
}

static QString htmlHead(const ExportOptions &options)
{
    const QString language = options.locale.bcp47Name().toHtmlEscaped();
    const QString direction
        = options.locale.textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
    QString html = u"<!DOCTYPE html>\n<html lang=\""_s + language + u"\" dir=\""_s + direction
        + u"\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"_s
        + printable(options.title).toHtmlEscaped()
        + u"</title>\n<style>\n"
          "body{font:16px/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em;"
          "color:#111827;background:#f9fafb}\n"
          "h1{font-size:1.4em}\nh2{font-size:.9em;margin:1.5em 0 .3em}\n"
          "h2 time,h2 small{font-weight:normal;color:#6b7280}\n"
          ".text{white-space:pre-wrap;overflow-wrap:anywhere;background:#fff;"
          "border:1px solid #e5e7eb;border-radius:8px;padding:.7em}\n"
          ".customer .text{background:#eff6ff}\n.error .text{background:#fee2e2}\n"
          "</style>\n</head>\n<body>\n<h1>"_s
        + printable(options.title).toHtmlEscaped() + u"</h1>\n<p>"_s
        + savedLine(options).toHtmlEscaped() + u"</p>\n"_s;
    if (options.isSessionAsked)
        html += u"<p>"_s + sessionLine(options).toHtmlEscaped() + u"</p>\n"_s;
    return html;
}

static QString htmlClass(Message::Role role)
{
    if (role == Message::Role::User)
        return u"customer"_s;
    return role == Message::Role::Error ? u"error"_s : u"other"_s;
}

static QString htmlEntry(const Message &message, const ExportOptions &options)
{
    const QString when = message.timestamp.isValid()
        ? u" <time datetime=\""_s + message.timestamp.toUTC().toString(Qt::ISODate) + u"\">"_s
            + time(message.timestamp, options.locale).toHtmlEscaped() + u"</time>"_s
        : QString();
    const QString state = delivery(message).toHtmlEscaped();
    return u"<article class=\""_s + htmlClass(message.role) + u"\">\n<h2>"_s
        + author(message.role).toHtmlEscaped() + when
        + (state.isEmpty() ? QString() : u" <small>"_s + state + u"</small>"_s)
        + u"</h2>\n<div class=\"text\" dir=\"auto\">"_s
        + printable(withheld(wholeText(message), options)).toHtmlEscaped()
        + u"</div>\n</article>\n"_s;
}

static Form htmlForm(const ExportOptions &options)
{
    return {.head = [options] { return htmlHead(options).toUtf8(); },
            .entry = [options](const Message &message,
                               bool /*isFirst*/) { return htmlEntry(message, options).toUtf8(); },
            .tail = [] { return QByteArray("</body>\n</html>\n"); }};
}

static Form jsonForm(const ExportOptions &options)
{
    return {.head =
                [options] {
                    return conversationJson::head(
                        options.savedAt, options.isSessionAsked ? options.session : QString());
                },
            .entry =
                [options](const Message &message, bool isFirst) {
                    QByteArray json = conversationJson::entry(message, isFirst);
                    // Anywhere: a server may have put it into the data of a card.
                    if (!options.isSessionAsked && !options.session.isEmpty())
                        json.replace(options.session.toUtf8(), QByteArray(kWithheld.data()));
                    return json;
                },
            .tail = [] { return conversationJson::tail(); }};
}

Form of(ExportFormat format, const ExportOptions &options)
{
    switch (format) {
    case ExportFormat::Markdown:
        return markdownForm(options);
    case ExportFormat::Html:
        return htmlForm(options);
    case ExportFormat::Json:
        return jsonForm(options);
    case ExportFormat::Text:
        break;
    }
    return textForm(options);
}

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Markdown:
        return u"md"_s;
    case ExportFormat::Html:
        return u"html"_s;
    case ExportFormat::Json:
        return u"json"_s;
    case ExportFormat::Text:
        break;
    }
    return u"txt"_s;
}

QString fileName(const QString &title, const QDateTime &when, ExportFormat format)
{
    QString name;
    for (const QChar c : QStringView(title).left(kLongestName)) {
        const bool isPossible = c.isPrint() && !u"\\/:*?\"<>|"_s.contains(c);
        name += isPossible ? c : QChar(u' ');
    }
    name = name.simplified();
    // A hidden file, or a name that Windows cannot have.
    while (name.startsWith(u'.') || name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1);
    if (name.isEmpty())
        name = u"chat"_s;
    // The locale has no say here: names of a folder are sorted by them.
    return name + when.toLocalTime().toString(u" yyyy-MM-dd HH.mm."_s) + suffixOf(format);
}

} // namespace ecom67::exportForm
