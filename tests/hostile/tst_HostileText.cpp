// SPDX-License-Identifier: MIT
#include "gui/Targets.h"
#include "hostile/HostileChat.h"
#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "view/ChatShell.h"
#include "view/MessageListView.h"

#include <QJsonArray>

#include <algorithm>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Words of a server that would have the program load, open or disguise something.
class tst_HostileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markupLoadsNothing_data();
    void markupLoadsNothing();
    void textStaysAsItWasWritten_data();
    void textStaysAsItWasWritten();
    void onlyHarmlessLinksOpen_data();
    void onlyHarmlessLinksOpen();
    void nothingIsDisguised_data();
    void nothingIsDisguised();
    void suggestionsSayWhatTheyShow_data();
    void suggestionsSayWhatTheyShow();
    void buttonsHaveOurOwnWords();
    void theServersGreetingIsNotShown();
};

using Kind = HostileChat::Kind;
static constexpr auto kKindCount = qsizetype(HostileChat::kKinds.size());

void tst_HostileText::markupLoadsNothing_data()
{
    QTest::addColumn<QString>("words");

    const QList<std::pair<const char *, QString>> payloads{
        {"picture of a device", u"<img src=\"/dev/zero\">"_s},
        {"picture of a FIFO", u"<img src=\"FIFO\">"_s},
        {"picture of a file", u"<img src=\"file://FILE\">"_s},
        {"picture of a path", u"<img src='FILE' width=100000 height=100000>"_s},
        {"picture of a web server", u"<img src=\"WEB/x.png\">"_s},
        {"picture of a share", u"<img src=\"\\\\127.0.0.1\\share\\x.png\">"_s},
        {"picture of a share as a URL", u"<img src=\"file://127.0.0.1/share/x.png\">"_s},
        {"picture of our own", u"<img src=\":/ecom67/icons/com.ecom67.support-512.png\">"_s},
        {"picture in the text", u"<img src=\"data:image/png;base64,iVBORw0KGgo=\">"_s},
        {"picture with a script", u"<img src=x onerror=\"fetch('WEB/x')\">"_s},
        {"style sheet that imports",
         u"<style>@import url('WEB/x.css'); @import 'STYLE';</style>"_s},
        {"style sheet", u"<link rel=\"stylesheet\" href=\"file://STYLE\">"_s},
        {"background",
         u"<body background=\"FILE\"><table background=\"WEB/x\"><tr><td>a</table>"_s},
        {"frame", u"<iframe src=\"WEB/\"></iframe><object data=\"FIFO\"></object>"_s},
        {"script", u"<script src=\"WEB/x.js\"></script><script>alert(1)</script>"_s},
        {"document type",
         u"<!DOCTYPE html [<!ENTITY x SYSTEM \"file://FIFO\">]><html>&x;</html>"_s},
        {"qt rich text", u"<qt><img src='FIFO'></qt>"_s},
        {"meta refresh", u"<meta http-equiv=\"refresh\" content=\"0;url=WEB/\">"_s},
        {"Markdown picture of a file", u"![a picture](file://FILE)"_s},
        {"Markdown picture of a path", u"![a picture](FILE \"title\")"_s},
        {"Markdown picture of a FIFO", u"![a picture](FIFO)"_s},
        {"Markdown picture of a web server", u"![a picture](WEB/x.png)"_s},
        {"Markdown picture of a share", u"![a picture](//127.0.0.1/share/x.png)"_s},
        {"Markdown picture by reference", u"![a picture][r]\n\n[r]: FIFO"_s},
        {"Markdown picture in a link", u"[![a picture](FIFO)](https://shop.example/)"_s},
        {"Markdown picture in a table", u"| a |\n|---|\n| ![a picture](FILE) |"_s},
        {"Markdown picture in a list", u"- ![a picture](FIFO)\n  1. ![b](WEB/)"_s},
        {"Markdown picture in a heading", u"# ![a picture](FIFO)"_s},
        {"Markdown picture in a quote", u"> ![a picture](FIFO)"_s},
        {"Markdown and HTML", u"**<img src=FIFO>** `<img src=FILE>` [x](<img src=FIFO>)"_s},
        {"Markdown picture of our own", u"![a picture](qrc:/ecom67/fonts/NotoSans-Bold.ttf)"_s},
        {"automatic link", u"<file://FIFO> file://FILE WEB/x"_s},
    };
    for (const auto &[name, words] : payloads)
        QTest::newRow(name) << words;
}

/// All kinds of message in one chat: each must show the words around.
void tst_HostileText::markupLoadsNothing()
{
    QFETCH(const QString, words);
    HostileChat chat;
    QVERIFY(chat.open());

    for (const Kind kind : HostileChat::kKinds)
        chat.say(kind, u"before\n\n"_s + chat.baits().fill(words) + u"\n\nbehind"_s);

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    const QStringList spoken = chat.spoken();
    QCOMPARE(spoken.size(), kKindCount);
    for (const QString &row : spoken) {
        QVERIFY2(row.contains(u"before"_s) && row.contains(u"behind"_s), qPrintable(row));
        QVERIFY2(!row.contains(QChar::ObjectReplacementCharacter), qPrintable(row));
    }
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileText::textStaysAsItWasWritten_data()
{
    QTest::addColumn<QString>("words");

    for (const char *words : {
             "if a<b then c>d",
             "5 < 6 && 7 > 3; x << 2 >> 1",
             "std::vector<int> v;",
             "<T> is a type, <b>bold</b> is not",
             "&File and R&D, Q&&A, &x;",
             "%1 %2 %L3 %n %% 100% %99",
             "C:\\Program Files\\E-Com67",
             "a_b_c and 2*3 = 6, 10$ {x} ${HOME} $(id) `id`",
             "\"quotes\" 'and' more",
             "a -> b <- c <-> d",
             "1 <!-- 2 --> 3",
             "=1+1 @SUM(A1) -2+3 +4",
         })
        QTest::newRow(words) << QString::fromUtf8(words);
}

void tst_HostileText::textStaysAsItWasWritten()
{
    QFETCH(const QString, words);
    HostileChat chat;
    QVERIFY(chat.open());

    for (const Kind kind : HostileChat::kKinds)
        chat.say(kind, words);

    QVERIFY(chat.hears());
    const QStringList spoken = chat.spoken();
    QCOMPARE(spoken.size(), kKindCount);
    for (int i = 0; i < spoken.size(); ++i) {
        // Code in an answer is shown as code.
        const Kind kind = HostileChat::kKinds.at(std::size_t(i));
        const bool isMarkdown = kind == Kind::Answer || kind == Kind::Pieces;
        const QString expected = isMarkdown ? QString(words).remove(u'`') : words;
        QVERIFY2(spoken.at(i).endsWith(u": "_s + expected), qPrintable(spoken.at(i)));
    }
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileText::onlyHarmlessLinksOpen_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isOpened");

    QTest::newRow("https") << u"https://shop.example/returns"_s << true;
    QTest::newRow("mail") << u"mailto:help@shop.example"_s << true;
    for (const char *address : {
             "http://shop.example/",
             "ftp://shop.example/",
             "file:///etc/passwd",
             "file://FILE",
             "javascript:alert(1)",
             "JaVaScRiPt:alert(1)",
             "data:text/html,<b>x</b>",
             "vbscript:x",
             "tel:+4912345",
             "ssh://shop.example",
             "smb://shop.example/share",
             "ms-msdt:/id",
             "steam://run/1",
             "view-source:https://shop.example/",
             "https://shop.example@evil.example/",
             "https://user:secret@evil.example/",
             "https://shop.example%40evil.example@x.example/",
             "https:\\\\evil.example\\x",
             "\\\\evil.example\\share",
             "//evil.example/x",
             "/etc/passwd",
             "shop.desktop",
             "https:///etc/passwd",
             "https:shop.example",
             "https://",
             "wss://shop.example/",
             "mailto:",
             "qrc:/ecom67/fonts/NotoSans-Bold.ttf",
             "blob:https://shop.example/x",
             "#top",
             "?x",
             " https",
         })
        QTest::newRow(address) << QString::fromUtf8(address) << false;
}

void tst_HostileText::onlyHarmlessLinksOpen()
{
    QFETCH(const QString, address);
    QFETCH(const bool, isOpened);
    HostileChat chat;
    QVERIFY(chat.open());
    MessageListView &list = chat.list();
    chat.send(chat.text(
        u"message"_s,
        u"[%1](%2)"_s.arg(u"words "_s.repeated(40).trimmed(), chat.baits().fill(address))));
    QVERIFY(chat.hears());

    // By keyboard and with the mouse, all over the bubble.
    const QModelIndex row = list.model()->index(list.model()->rowCount() - 2, 0);
    list.setFocus();
    list.setCurrentIndex(row);
    list.scrollTo(row);
    QTest::keyClick(&list, Qt::Key_Return);
    const QRect rect = list.visualRect(row);
    for (int y = rect.top(); y < rect.bottom(); y += 15)
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, {rect.left() + 60, y});
    QVERIFY(chat.hears());

    QCOMPARE(!chat.baits().opened().isEmpty(), isOpened);
    for (const QUrl &url : chat.baits().opened())
        QCOMPARE(url.toString(), address);
    if (!isOpened)
        QCOMPARE(chat.trouble(), QString());
}

void tst_HostileText::nothingIsDisguised_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("readable");

    QTest::newRow("override") << u"pay \u202egpj.exe\u202c now"_s << u"gpj.exe"_s;
    QTest::newRow("override of all") << u"\u202e.elpmaxe.pohs"_s << u".elpmaxe.pohs"_s;
    QTest::newRow("forced direction") << u"a \u202dabc\u202c b"_s << u"abc"_s;
    QTest::newRow("embeddings") << u"\u202b\u202aabc\u202c\u202c"_s << u"abc"_s;
    QTest::newRow("without an end") << u"x\u202e"_s.repeated(500) << u"xx"_s;
    QTest::newRow("isolates") << u"\u2066a\u2067b\u2068c\u2069\u2069\u2069 d"_s << u"d"_s;
    QTest::newRow("link") << u"[https://shop.example/\u202e](https://evil.example/)"_s
                          << u"https://shop.example/"_s;
    QTest::newRow("other sender") << u"fine\n\nYou, 10:00: \u202eI pay"_s << u"fine"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s << u"a"_s;
    QTest::newRow("control characters")
        << u"a\u0001\u0007\u0008\u000b\u000c\u007f\u0085b"_s << u"a"_s;
    QTest::newRow("escape sequences") << u"a \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b"
                                         "2J b"_s
                                      << u"red"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029c\u0085d\re\r\nf"_s << u"a"_s;
    QTest::newRow("zero width between") << u"pay\u200b\u200c\u200d\u2060\ufeffpal"_s << u"pay"_s;
    QTest::newRow("not characters") << u"a\ufffe\uffff\ufdd0\ufdd1\ufffcb"_s << u"a"_s;
    QTest::newRow("tags and selectors")
        << u"a"_s + QString(500, QChar(u'\ufe0f')) + u"\U000e0041"_s.repeated(500) << u"a"_s;
    QTest::newRow("private use") << u"a\ue000\uf8ff\U000f0000b"_s << u"a"_s;
    QTest::newRow("no width at all") << u"\u200b\u200d\u2060\ufeff"_s.repeated(50) << QString();
}

/// What turns the direction by force, and what ends a text for some readers.
static bool isDisguise(QChar c)
{
    return (c >= u'\x202a' && c <= u'\x202e') || (c >= u'\x2066' && c <= u'\x2069') || c.isNull();
}

void tst_HostileText::nothingIsDisguised()
{
    QFETCH(const QString, words);
    QFETCH(const QString, readable);
    HostileChat chat;
    QVERIFY(chat.open());

    for (const Kind kind : HostileChat::kKinds)
        chat.say(kind, words);

    QVERIFY(chat.hears());
    QVERIFY(chat.isUsable());
    for (const QString &row : chat.spoken()) {
        QVERIFY2(row.contains(readable), qPrintable(row));
        QVERIFY2(std::none_of(row.begin(), row.end(), isDisguise), qPrintable(row));
    }
    QCOMPARE(chat.spoken().size(), kKindCount);
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileText::suggestionsSayWhatTheyShow_data()
{
    QTest::addColumn<QString>("caption");

    QTest::newRow("override") << u"Pay \u202e0 rof\u202c 999"_s;
    QTest::newRow("isolates") << u"Pay \u2067\u2066nothing\u2069 \u2066999\u2069\u2069"_s;
    QTest::newRow("lines") << u"Yes"_s + u"\n"_s.repeated(60) + u"and I pay 999"_s;
    QTest::newRow("spaces") << u"Yes"_s + QString(60, QChar(QChar::Nbsp)) + u"and I pay 999"_s;
    QTest::newRow("zero width") << u"No\u200b\u2060\ufeff\u00ad thanks"_s;
    QTest::newRow("tags") << u"Yes\U000e0061\U000e006e\U000e0064"_s;
    QTest::newRow("NUL") << u"Yes"_s + QChar(u'\0') + u" and I pay 999"_s;
    QTest::newRow("markup") << u"<a href=\"x\">Yes</a> **&no** [y](WEB/x)"_s;
    QTest::newRow("longer than a button") << u"Yes "_s + u"and "_s.repeated(60) + u"I pay"_s;
    QTest::newRow("marks") << u"Yes"_s + QString(50, QChar(u'\u0301'));
}

/// What is said in the customer's name is what stood on the button, letter by letter.
void tst_HostileText::suggestionsSayWhatTheyShow()
{
    QFETCH(const QString, caption);
    HostileChat chat;
    QVERIFY(chat.open());
    const QString words = chat.baits().fill(caption);
    const QJsonObject disguised{
        {u"text"_s, words}, {u"value"_s, u"I pay 999"_s}, {u"url"_s, chat.baits().web()}};
    chat.send(
        chat.text(u"message"_s, u"choose"_s, {{u"suggestions"_s, QJsonArray{words, disguised}}}));
    QTRY_COMPARE(chat.spoken().size(), 1);
    QVERIFY(chat.isPainted());

    MessageListView &list = chat.list();
    const QModelIndex row = list.model()->index(list.model()->rowCount() - 1, 0);
    const auto offered = targetsOf(list.layoutOf(row), MessageTarget::Kind::Suggestion);
    QVERIFY(offered.size() <= 1); // what is no text is no suggestion
    for (const MessageTarget &target : offered) {
        QVERIFY2(std::none_of(target.text.begin(), target.text.end(), isDisguise),
                 qPrintable(target.text));
        QVERIFY2(!target.text.contains(u'\n'), qPrintable(target.text));
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.originOf(row) + target.rect.center());
        const ConversationModel &conversation = chat.program().chat().conversation();
        const auto lastText
            = [&conversation] { return conversation.messageAt(conversation.rowCount() - 1).text; };
        QTRY_COMPARE(lastText(), target.text);
    }
    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileText::buttonsHaveOurOwnWords()
{
    HostileChat chat;
    QVERIFY(chat.open());
    const QJsonObject disguised{{u"text"_s, u"Show my gift"_s},
                                {u"action"_s, u"checkout"_s},
                                {u"url"_s, chat.baits().web()}};
    chat.send(chat.text(u"message"_s, u"choose"_s,
                        {{u"action_buttons"_s, QJsonArray{disguised}},
                         {u"data"_s, QJsonObject{{u"url"_s, chat.baits().web()}}}}));
    QTRY_COMPARE(chat.spoken().size(), 1);
    QVERIFY(chat.isPainted());

    MessageListView &list = chat.list();
    const QModelIndex row = list.model()->index(list.model()->rowCount() - 1, 0);
    const auto buttons = targetsOf(list.layoutOf(row), MessageTarget::Kind::ActionButton);
    QCOMPARE(buttons.size(), 1);
    QVERIFY(!buttons.constFirst().text.contains(u"gift"_s));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.originOf(row) + buttons.constFirst().rect.center());

    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

/// Each conversation begins with ours.
void tst_HostileText::theServersGreetingIsNotShown()
{
    HostileChat chat;
    QVERIFY(chat.open());

    chat.send(chat.text(u"welcome"_s, u"<img src=x> Forged"_s));

    QVERIFY(chat.hears());
    QCOMPARE(chat.spoken(), QStringList());
    QCOMPARE(chat.trouble(), QString());
}

int main(int argc, char **argv)
{
    return runWatched<tst_HostileText>(argc, argv);
}

#include "tst_HostileText.moc"
