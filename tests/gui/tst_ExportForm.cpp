// SPDX-License-Identifier: MIT
#include "view/ExportForm.h"
#include "view/ExportText.h"
#include "view/Fonts.h"

#include <QRegularExpression>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace ecom67;
using Delivery = Message::Delivery;

Q_DECLARE_METATYPE(ecom67::ExportFormat)

static const QString kSession = u"session-0123456789abcdef0123456789abcdef"_s;

/// What a conversation looks like as a file.
class tst_ExportForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looksLikeThis_data();
    void looksLikeThis();
    void deliveryIsTold_data();
    void deliveryIsTold();
    void anUnfinishedAnswerSaysSo();
    void sessionOnlyWhenAsked_data();
    void sessionOnlyWhenAsked();
    void cardsAreWrittenDown_data();
    void cardsAreWrittenDown();
    void userTextIsShownAsItIs_data();
    void userTextIsShownAsItIs();
    void answersCannotDoHarm_data();
    void answersCannotDoHarm();
    void nobodySpeaksForSomebodyElse_data();
    void nobodySpeaksForSomebodyElse();
    void htmlIsOnlyOurs_data();
    void htmlIsOnlyOurs();
    void nothingForATerminal();
    void fileNamesAreForEverySystem_data();
    void fileNamesAreForEverySystem();
};

static Message said(Message::Role role, const QString &text, Delivery delivery = Delivery::None)
{
    Message message;
    message.id = 1;
    message.role = role;
    message.text = text;
    message.delivery = delivery;
    message.timestamp = QDateTime(QDate(2026, 11, 25), QTime(14, 2));
    return message;
}

static QString exported(ExportFormat format, const QList<Message> &messages, bool isAsked = false)
{
    const ExportOptions options{.title = u"E-Com67 Support"_s,
                                .savedAt = QDateTime(QDate(2026, 11, 25), QTime(14, 3)),
                                .session = kSession,
                                .isSessionAsked = isAsked,
                                .locale = QLocale(u"en_GB"_s)};
    return QString::fromUtf8(
        ConversationExport::contentOf(messages, exportForm::of(format, options)));
}

void tst_ExportForm::initTestCase()
{
    installFonts();
}

void tst_ExportForm::looksLikeThis_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QString>("expected");

    QTest::newRow("text") << ExportFormat::Text
                          << u"E-Com67 Support\n"
                             "Conversation saved on 25/11/2026 14:03\n"
                             "\n"
                             "[25/11/2026 14:02] You (answered):\n"
                             "    Is *this* ok?\n"
                             "    Second line\n"
                             "\n"
                             "[25/11/2026 14:02] Assistant:\n"
                             "    Yes, see our page.\n"_s;
    QTest::newRow("Markdown") << ExportFormat::Markdown
                              << u"# E-Com67 Support\n"
                                 "\n"
                                 "Conversation saved on 25/11/2026 14:03\n"
                                 "\n"
                                 "**You** 25/11/2026 14:02 (answered)\n"
                                 "\n"
                                 "> Is \\*this\\* ok?\\\n"
                                 "> Second line\n"
                                 "\n"
                                 "**Assistant** 25/11/2026 14:02\n"
                                 "\n"
                                 "> **Yes**, see [our page](https://shop.example/).\n"_s;
}

void tst_ExportForm::looksLikeThis()
{
    QFETCH(const ExportFormat, format);

    const QString content = exported(
        format,
        {said(Message::Role::User, u"Is *this* ok?\nSecond line"_s, Delivery::Answered),
         said(Message::Role::Assistant, u"**Yes**, see [our page](https://shop.example/)."_s)});

    QTEST(content, "expected");
}

void tst_ExportForm::deliveryIsTold_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<QString>("words");

    QTest::newRow("waiting") << Delivery::Queued << u"waiting to be sent"_s;
    QTest::newRow("sending") << Delivery::Sending << u"being sent"_s;
    QTest::newRow("delivered") << Delivery::Delivered << u"delivered"_s;
    QTest::newRow("answered") << Delivery::Answered << u"answered"_s;
    QTest::newRow("failed") << Delivery::Failed << u"not sent: The connection was lost."_s;
    QTest::newRow("unanswered")
        << Delivery::Unanswered
        << u"not answered: We lost the connection. Your message may have been received."_s;
}

void tst_ExportForm::deliveryIsTold()
{
    QFETCH(const Delivery, delivery);
    QFETCH(const QString, words);
    Message message = said(Message::Role::User, u"Hello"_s, delivery);
    message.failure = ChatError::Code::ConnectionLost;

    for (const auto format : {ExportFormat::Text, ExportFormat::Markdown, ExportFormat::Html})
        QVERIFY2(exported(format, {message}).contains(words),
                 qPrintable(exported(format, {message})));
}

void tst_ExportForm::anUnfinishedAnswerSaysSo()
{
    Message answer = said(Message::Role::Assistant, u"Half of"_s);
    for (const bool isUnfinished : {false, true}) {
        answer.details.isUnfinished = isUnfinished;
        for (const auto format :
             {ExportFormat::Text, ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Json})
            QCOMPARE(exported(format, {answer}).contains(u"unfinished"_s, Qt::CaseInsensitive),
                     isUnfinished);
    }
}

void tst_ExportForm::sessionOnlyWhenAsked_data()
{
    QTest::addColumn<ExportFormat>("format");

    QTest::newRow("text") << ExportFormat::Text;
    QTest::newRow("Markdown") << ExportFormat::Markdown;
    QTest::newRow("HTML") << ExportFormat::Html;
    QTest::newRow("JSON") << ExportFormat::Json;
}

void tst_ExportForm::sessionOnlyWhenAsked()
{
    QFETCH(const ExportFormat, format);
    Message echo = said(Message::Role::Assistant, u"You are "_s + kSession);
    echo.details.payload = {{u"session_id"_s, kSession}};
    echo.details.suggestions = {kSession};

    QVERIFY(!exported(format, {echo}).contains(u"0123456789abcdef"_s));
    QVERIFY(exported(format, {}, true).contains(kSession));
}

void tst_ExportForm::cardsAreWrittenDown_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QString>("expected");

    QTest::newRow("text") << ExportFormat::Text
                          << u"    The details.\n    \n    A <b>bag</b> of [...], $5.00\n"_s;
    QTest::newRow("Markdown")
        << ExportFormat::Markdown
        << u"> The **details**.\n> \n> A \\<b\\>bag\\</b\\> of \\[...\\], \\$5.00\n"_s;
    QTest::newRow("HTML") << ExportFormat::Html
                          << u"The details.\n\nA &lt;b&gt;bag&lt;/b&gt; of [...], $5.00</div>"_s;
}

void tst_ExportForm::cardsAreWrittenDown()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const QString, expected);
    Message answer = said(Message::Role::Assistant, u"The **details**."_s);
    answer.details.payload = {{u"products"_s,
                               QJsonObject{{u"product_id"_s, u"1"_s},
                                           {u"name"_s, QString(u"A <b>bag</b> of "_s + kSession)},
                                           {u"price"_s, 5},
                                           {u"currency"_s, u"USD"_s}}}};
    const QString file = exported(format, {answer});
    QVERIFY2(file.contains(expected), qPrintable(file));
}

void tst_ExportForm::userTextIsShownAsItIs_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("emphasis") << u"*a* **b** _c_ ~~d~~"_s;
    QTest::newRow("code") << u"`a` ``b``"_s;
    QTest::newRow("fence") << u"```\na\n```"_s;
    QTest::newRow("heading") << u"# a"_s;
    QTest::newRow("underlined heading") << u"a\n==="_s;
    QTest::newRow("line") << u"---"_s;
    QTest::newRow("list") << u"- a\n+ b\n* c\n1. d\n2) e"_s;
    QTest::newRow("quote") << u"> a"_s;
    QTest::newRow("link") << u"[a](https://x.example) ![b](c.png) <https://d.example>"_s;
    QTest::newRow("definition") << u"[a]: https://x.example"_s;
    QTest::newRow("HTML") << u"<img src=x onerror=alert(1)> &amp; </div>"_s;
    QTest::newRow("table") << u"a | b\n--|--\nc | d"_s;
    QTest::newRow("backslashes") << u"\\ \\* \\\\* a\\"_s;
    QTest::newRow("lines") << u"a\nb\n\nc"_s;
    QTest::newRow("not HTML at all") << u"if a<b then c>d"_s;
}

void tst_ExportForm::userTextIsShownAsItIs()
{
    QFETCH(QString, text);
    QTextDocument document;

    document.setMarkdown(exportText::escapedMarkdown(text));

    // Qt makes paragraphs of what has an empty line between.
    text.replace(u"\n\n"_s, u"\n"_s);
    QString shown = document.toPlainText();
    QCOMPARE(shown.replace(QChar(QChar::LineSeparator), u'\n'), text);
}

void tst_ExportForm::answersCannotDoHarm_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("expected");

    const auto same
        = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("emphasis, code, list", u"**a** `b`\n\n- c\n  1. d\n\n```\ne\n```"_s);
    same("links", u"[a](https://x.example) <https://x.example> [b](mailto:c@d.example)"_s);
    same("title of a link", u"[a](<https://x.example/a b> \"t\")"_s);
    same("definition", u"[a]: https://x.example"_s);
    same("no HTML", u"1 < 2 <3"_s);
    QTest::newRow("HTML") << u"<img src=x>"_s << u"\\<img src=x>"_s;
    QTest::newRow("end of a tag") << u"</blockquote>"_s << u"\\</blockquote>"_s;
    QTest::newRow("comment") << u"<!-- a"_s << u"\\<!-- a"_s;
    QTest::newRow("declaration") << u"<?php a"_s << u"\\<?php a"_s;
    QTest::newRow("escaped already") << u"\\<b>"_s << u"\\<b>"_s;
    QTest::newRow("escaped backslash") << u"\\\\<b>"_s << u"\\\\\\<b>"_s;
    QTest::newRow("in what looks like code") << u"`\n` <b> `"_s << u"`\n` \\<b> `"_s;
    QTest::newRow("picture") << u"![a](https://x.example/p.png)"_s
                             << u"\\![a](https://x.example/p.png)"_s;
    QTest::newRow("script link") << u"[a](javascript:b)"_s << u"[a]\\(javascript:b)"_s;
    QTest::newRow("hidden script link")
        << u"[a](&#106;avascript:b)"_s << u"[a]\\(&#106;avascript:b)"_s;
    QTest::newRow("script link on the next line")
        << u"[a](\n javascript:b)"_s << u"[a]\\(\n javascript:b)"_s;
    QTest::newRow("script in brackets") << u"<javascript:a>"_s << u"\\<javascript:a>"_s;
    QTest::newRow("script definition") << u"[a]: javascript:b"_s << u"[a]\\: javascript:b"_s;
    QTest::newRow("file") << u"[a](file:///etc/passwd)"_s << u"[a]\\(file:///etc/passwd)"_s;
}

void tst_ExportForm::answersCannotDoHarm()
{
    QFETCH(const QString, markdown);

    QTEST(exportText::harmlessMarkdown(markdown), "expected");
}

void tst_ExportForm::nobodySpeaksForSomebodyElse_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<QString>("heading");

    QTest::newRow("text") << ExportFormat::Text << u"^\\[25/11/2026 14:02\\] You"_s;
    QTest::newRow("Markdown") << ExportFormat::Markdown << u"^\\*\\*You"_s;
}

/// An answer that goes on as if the customer had written the next entry.
void tst_ExportForm::nobodySpeaksForSomebodyElse()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const QString, heading);
    const QRegularExpression pattern(heading, QRegularExpression::MultilineOption);

    for (const QString &line : {u"\n"_s, u"\r"_s, u"\u2028"_s, u"\u2029"_s, u"\u0085"_s, u"\v"_s}) {
        const QString text = u"Fine."_s + line + line + u"[25/11/2026 14:02] You:"_s + line
            + u"**You** I want"_s + line + u"  **You** to"_s;
        for (const auto role : {Message::Role::Assistant, Message::Role::Notice})
            QVERIFY2(!exported(format, {said(role, text)}).contains(pattern),
                     qPrintable(exported(format, {said(role, text)})));
    }
}

void tst_ExportForm::htmlIsOnlyOurs_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("picture") << u"<img src=\"https://x.example/p.png\" onerror='a'>"_s;
    QTest::newRow("end of everything") << u"</div></article></body><h1>x</h1>"_s;
    QTest::newRow("entity") << u"&lt;script&gt; &#60;b&#62;"_s;
    QTest::newRow("Markdown picture") << u"![x](https://x.example/p.png) [a](javascript:b)"_s;
    QTest::newRow("quotation marks") << u"\" onload=\"a"_s;
}

void tst_ExportForm::htmlIsOnlyOurs()
{
    QFETCH(const QString, text);
    const QRegularExpression tag(u"<[^>]*>"_s);
    const auto tagsOf = [&tag](const QString &html) {
        QStringList tags;
        for (auto it = tag.globalMatch(html); it.hasNext();)
            tags.append(it.next().captured());
        return tags;
    };
    for (const auto role : {Message::Role::User, Message::Role::Assistant, Message::Role::Error}) {
        const QString html = exported(ExportFormat::Html, {said(role, text, Delivery::Answered)});
        const QString plain
            = exported(ExportFormat::Html, {said(role, u"x"_s, Delivery::Answered)});
        QCOMPARE(tagsOf(html), tagsOf(plain));
        QVERIFY(html.contains(u"Content-Security-Policy\" content=\"default-src 'none';"_s));
        QVERIFY(!tagsOf(html).join(u' ').contains(u"src="_s));
        QVERIFY(!tagsOf(html).join(u' ').contains(u"href="_s));
    }
}

void tst_ExportForm::nothingForATerminal()
{
    const QString text = u"a\u001b[2J\u009b1m\u0007\rb\u202ec\u2066d\u0000e"_s;
    for (const auto format : {ExportFormat::Text, ExportFormat::Markdown, ExportFormat::Html}) {
        for (const QChar c : exported(format, {said(Message::Role::User, text)})) {
            QVERIFY(c == u'\n' || c.category() != QChar::Other_Control);
            QVERIFY(c != QChar(0x202e) && c != QChar(0x2066));
        }
    }
}

void tst_ExportForm::fileNamesAreForEverySystem_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("expected");

    const QString when = u" 2026-11-25 14.03.md"_s;
    QTest::newRow("ours") << u"E-Com67 Support"_s << u"E-Com67 Support"_s + when;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc passwd"_s + when;
    QTest::newRow("Windows") << u"a\\b:c*d?e\"f<g>h|i"_s << u"a b c d e f g h i"_s + when;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s + when;
    QTest::newRow("option") << u"--help"_s << u"help"_s + when;
    QTest::newRow("control characters") << u"a\nb\u0000c\u202ed"_s << u"a b c d"_s + when;
    QTest::newRow("nothing") << u" /// "_s << u"chat"_s + when;
    QTest::newRow("long") << QString(500, u'x') << QString(80, u'x') + when;
}

void tst_ExportForm::fileNamesAreForEverySystem()
{
    QFETCH(const QString, title);

    QTEST(exportForm::fileName(title, QDateTime(QDate(2026, 11, 25), QTime(14, 3)),
                               ExportFormat::Markdown),
          "expected");
}

QTEST_MAIN(tst_ExportForm)
#include "tst_ExportForm.moc"
