// SPDX-License-Identifier: MIT
#include "core/Endpoint.h"
#include "hostile/HostileChat.h"
#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/MessageEdit.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// What is pasted or typed into the fields of the program.
class tst_HostileInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pastedIntoTheComposer_data();
    void pastedIntoTheComposer();
    void pastedRichTextIsText();
    void pastedFilesAreNotRead();
    void malformedEndpoints_data();
    void malformedEndpoints();
};

void tst_HostileInput::pastedIntoTheComposer_data()
{
    QTest::addColumn<QString>("words");

    QTest::newRow("200 KB") << u"0123456789abcdef "_s.repeated(12'000);
    QTest::newRow("200 KB in one word") << QString(200'000, u'x');
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s;
    QTest::newRow("10,000 newlines") << QString(10'000, u'\n');
    QTest::newRow("10,000 lines") << u"a\r\n"_s.repeated(10'000);
    QTest::newRow("100,000 marks") << u"e"_s + QString(100'000, QChar(u'\u0301'));
    QTest::newRow("5,000 joined emoji") << u"\U0001f468\u200d"_s.repeated(5'000);
    QTest::newRow("lone surrogates") << u"a"_s + QChar(u'\xd83d') + u"b"_s + QChar(u'\xdc00');
    QTest::newRow("markup") << u"<img src=\"FIFO\"> ![x](FIFO) <style>@import 'STYLE';</style>"_s;
    QTest::newRow("directions") << u"\u202e\u2066abc"_s;
    QTest::newRow("control characters") << u"a\x01\x1b[31m\x7f\u0085\u2028\u2029 b"_s;
}

/// Pasted and sent; then shown in the transcript, where it is the customer's own text.
void tst_HostileInput::pastedIntoTheComposer()
{
    QFETCH(const QString, words);
    HostileChat chat;
    QVERIFY(chat.open());
    auto *edit = chat.window().findChild<MessageEdit *>();
    QGuiApplication::clipboard()->setText(chat.baits().fill(words));

    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(chat.hears());

    // Too long a text stays in the field with a word about it; the rest is sent.
    QCOMPARE(edit->toPlainText().isEmpty() || edit->toPlainText().size() > 2'000
                 || edit->toPlainText().trimmed().isEmpty(),
             true);
    QVERIFY(chat.isUsable());
    for (const QString &row : chat.spoken())
        QVERIFY(row.isValidUtf16());
    QTRY_VERIFY(!chat.server().received.isEmpty());
    QCOMPARE(chat.trouble(), QString());

    // And back to nothing.
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Delete);
    QCOMPARE(edit->toPlainText(), QString());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileInput::pastedRichTextIsText()
{
    HostileChat chat;
    QVERIFY(chat.open());
    auto *edit = chat.window().findChild<MessageEdit *>();
    auto *data = new QMimeData; // the clipboard owns it
    data->setHtml(chat.baits().fill(u"<b>bold</b><img src=\"FIFO\"><img src=\"WEB/x.png\">"_s));
    data->setText(u"bold"_s);
    QGuiApplication::clipboard()->setMimeData(data);

    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(edit->toPlainText(), u"bold"_s);
    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileInput::pastedFilesAreNotRead()
{
    HostileChat chat;
    QVERIFY(chat.open());
    auto *edit = chat.window().findChild<MessageEdit *>();
    auto *data = new QMimeData; // the clipboard owns it
    data->setUrls({QUrl::fromLocalFile(chat.baits().fifo()), QUrl(chat.baits().web())});
    QGuiApplication::clipboard()->setMimeData(data);

    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(edit->toPlainText(), QString());
    QVERIFY(chat.hears());
    QCOMPARE(chat.trouble(), QString());
}

void tst_HostileInput::malformedEndpoints_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {
             "wss://",
             "wss:///prod",
             "wss:shop.example",
             "//shop.example",
             "shop.example/prod",
             "http://shop.example",
             "https://shop.example",
             "file:///etc/passwd",
             "file://FIFO",
             "ws://shop.example/prod",
             "ws://127.0.0.1.evil.example/",
             "ws://localhost.evil/",
             "wss://user:secret@shop.example/",
             "wss://@shop.example/",
             "wss://shop.example:0/x y",
             "wss://shop.example:99999/",
             "wss://shop.example:-1/",
             "wss://shop.example:x/",
             "wss://[::1",
             "wss://shop .example/",
             "wss://sh\x01op/",
             "wss://shop.example/\r\nX-Injected: 1",
             "wss://shop.example/%0d%0aX: 1\r\n",
             "wss://%zz/",
             "wss://..../",
             "wss://-/",
             "javascript:alert(1)",
             "<img src=/dev/zero>",
             "wss://<b>shop</b>/",
             "wss://shop.example\\@evil.example/",
             "wss://shop.example/?sessionId=mine\x1b[31m",
             "data:text/html,x",
             "%1%2%n",
             "&File",
             "\xe2\x80\xaewss://elpmaxe.pohs/",
         })
        QTest::newRow(address) << QString::fromUtf8(address);
    QTest::newRow("long") << u"wss://shop.example\\"_s + QString(100'000, u'x');
    QTest::newRow("200 KB") << QString(200'000, u'w');
    QTest::newRow("NUL") << u"wss://shop"_s + QChar(u'\0') + u".example/"_s;
    QTest::newRow("spaces") << QString(5'000, u' ');
    QTest::newRow("marks") << u"wss://e"_s + QString(4'000, QChar(u'\u0301'));
}

/// Typed into the setup card of a program without a shop; nothing is ever connected to.
void tst_HostileInput::malformedEndpoints()
{
    QFETCH(const QString, address);
    HostileChat chat;
    QVERIFY(chat.open());
    auto *field = chat.window().findChild<QLineEdit *>(u"endpointEdit"_s);
    const auto *result = chat.window().findChild<QLabel *>(u"resultLabel"_s);
    QVERIFY(field && result);

    field->setText(chat.baits().fill(address));
    const QString typed = field->text(); // what the field let through
    QVERIFY(std::holds_alternative<ChatError>(Endpoint::parse(typed)));
    for (const char *button : {"testButton", "connectButton"})
        chat.window().findChild<QAbstractButton *>(QLatin1StringView(button))->click();

    QVERIFY(chat.hears()); // and the chat there was goes on
    QCOMPARE(result->textFormat(), Qt::PlainText);
    QVERIFY2(!result->text().contains(u"secret"_s), qPrintable(result->text()));
    QCOMPARE(chat.trouble(), QString());
}

int main(int argc, char **argv)
{
    return runWatched<tst_HostileInput>(argc, argv);
}

#include "tst_HostileInput.moc"
