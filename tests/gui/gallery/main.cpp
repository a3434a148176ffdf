// SPDX-License-Identifier: MIT
// Shows one state of the chat with made-up messages, to be looked at:
//   gallery STATE [PICTURE [WIDTH HEIGHT]]     with a picture: saves the window and ends
#include "core/Outage.h"
#include "gui/ChatFixture.h"
#include "support/Fixtures.h"
#include "view/FloatingWindow.h"
#include "view/Fonts.h"
#include "view/TypingDots.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;

static const QString kReply = u"Reply to: hello there\nsecond line **bold** and `code`\n"
                              "https://example.com/a/very/long/url/that/does/not/break/anywhere/"
                              "at/all/and/goes/on"_s;

static void chatting(ChatFixture &fixture)
{
    fixture.open();
    (void)fixture.chat.send(u"hello there"_s);
    fixture.answer(kReply);
}

static void everything(ChatFixture &fixture)
{
    chatting(fixture);
    fixture.server.transport.receive(fixture.server.frame(u"system"_s, u"Maintenance at 22:00"_s));
    fixture.server.transport.receive(
        fixture.server.frame(u"error"_s, u"Sorry, something went wrong."_s));
    fixture.answer(u"You can return most items within 30 days:\n\n- Keep the *packaging*\n"
                   "- **Refunds** take 5-7 business days\n  1. nested\n\nSee [our page]"
                   "(https://shop.example/returns) 😀 ❤️."_s);
    (void)fixture.chat.send(u"on its way"_s);
}

/// Every construct of Markdown, in the direction of the second argument's environment.
static const QString kMarkdown
    = u"## What we have\nSome **bold**, *slanted*, ~~struck~~ and `inline code` text.\n\n"
      "- one\n- two\n  1. nested\n  2. again\n- [x] done\n\n"
      "```python\ndef price(x):\n\treturn x * 1.19  # a long comment that has to wrap here\n```\n"
      "> Quoted words of somebody, long enough to need a second line\n>\n> > and deeper\n\n"
      "| Size | Stock | Price |\n|---|:-:|--:|\n| Small | **3** | 10 EUR |\n"
      "| Extraordinarily large | 0 | 1200 EUR |\n\n---\n"
      "![A red shoe](https://shop.example/x.png) See https://shop.example/returns. or "
      "[shop.example](https://evil.example/) \U0001F600 \u2764\ufe0f \U0001F468\u200d\U0001F469\u200d\U0001F467"_s;

static const QString kOtherScripts
    = u"\u0645\u0631\u062d\u0628\u0627 **\u0628\u0643** \u0641\u064a https://shop.example/returns "
      u"\u0648\u0634\u0643\u0631\u0627\n\n"
      "> \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, \u05d6\u05d4 "
      "\u05e6\u05d9\u05d8\u05d5\u05d8\n\n"
      "- \u0648\u0627\u062d\u062f\n- \u0627\u062b\u0646\u0627\u0646\n\n"
      "\u60a8\u597d\uff0c\u8bf7\u770bhttps://shop.example/\u8def\u3002\u8c22\u8c22\n\n"
      "| \u0627\u0633\u0645 | \u0633\u0639\u0631 |\n|---|---|\n| \u062d\u0630\u0627\u0621 | 10 "
      "|\n\n"
      "Latin words again.\n```\nint x = 1;\n```"_s;

static void markdown(ChatFixture &fixture)
{
    fixture.open().setBodyGeometry(QRect(20, 20, 384, 980));
    fixture.answer(kMarkdown);
    (void)fixture.chat.send(u"**as typed** <b>x</b>"_s);
}

static void scripts(ChatFixture &fixture)
{
    fixture.open().setBodyGeometry(QRect(20, 20, 384, 760));
    fixture.answer(kOtherScripts);
    (void)fixture.chat.send(u"\u0645\u0631\u062d\u0628\u0627 hello"_s);
}

static void folded(ChatFixture &fixture)
{
    fixture.open();
    fixture.answer(u"Words of a long answer. "_s.repeated(400));
    fixture.list()->showEnd();
}

static void delivery(ChatFixture &fixture)
{
    fixture.open();
    (void)fixture.chat.send(u"lost"_s);
    fixture.server.transport.fail(ChatError::Code::ConnectionLost);
    (void)fixture.chat.send(u"waits"_s);
}

static void offline(ChatFixture &fixture)
{
    chatting(fixture);
    fixture.server.transport.fail(ChatError::Code::HandshakeForbidden, 403);
    (void)fixture.chat.send(u"Typed while offline"_s);
}

static void reconnecting(ChatFixture &fixture)
{
    chatting(fixture);
    fixture.server.transport.fail(ChatError::Code::ConnectionRefused);
    (void)fixture.chat.send(u"Typed while offline"_s);
}

static void typing(ChatFixture &fixture)
{
    fixture.open();
    (void)fixture.chat.send(u"hello there"_s);
    fixture.server.transport.receive(fixture.server.typingFrame(true));
}

static void minimised(ChatFixture &fixture)
{
    fixture.open();
    (void)fixture.chat.send(u"hello there"_s);
    fixture.shell->minimise();
    for (int i = 0; i < 15; ++i)
        fixture.answer(u"Answer"_s);
}

static void newMessages(ChatFixture &fixture)
{
    fixture.fill(40);
    fixture.open();
    fixture.list()->showMessage(10);
    for (int i = 0; i < 3; ++i)
        fixture.answer(u"Answer"_s);
}

static void find(ChatFixture &fixture)
{
    everything(fixture);
    QMetaObject::invokeMethod(fixture.child<QObject>("header"), "findRequested");
    fixture.child<QLineEdit>("findEdit")->setText(u"re"_s);
}

static void days(ChatFixture &fixture)
{
    fixture.open();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<Message> messages;
    const auto say = [&messages](Message message, const QDateTime &when) {
        message.id = messages.size() + 1;
        message.timestamp = when;
        if (message.role == Message::Role::User)
            message.delivery = Message::Delivery::Answered;
        messages.append(message);
    };
    const auto text = [](Message::Role role, const QString &words) {
        Message message;
        message.role = role;
        message.text = words;
        return message;
    };
    say(text(Message::Role::User, u"Where is my parcel?"_s), now.addDays(-9));
    say(text(Message::Role::Assistant, u"It arrives **tomorrow**."_s), now.addDays(-9));
    say(text(Message::Role::User, u"Thanks"_s), now.addDays(-1));
    say(Outage{now.addSecs(-600), now.addSecs(-400), 1}.toMessage(), now.addSecs(-400));
    say(text(Message::Role::User, u"Hello"_s), now);
    say(text(Message::Role::User, u"Are you there?"_s), now);
    say(text(Message::Role::Assistant, u"Yes."_s), now);
    say(text(Message::Role::Assistant, u"How can I help?"_s), now);
    fixture.conversation.setMessages(messages);
}

static void setup(ChatFixture &fixture)
{
    fixture.configure(QString());
    fixture.makeShell();
    fixture.shell->open();
    fixture.server.service.start();
}

static void longDraft(ChatFixture &fixture)
{
    chatting(fixture);
    fixture.composer()->setText(u"one\ntwo\nthree\nfour "_s + QString(1'900, u'x'));
}

/// A recorded answer, as if it came now.
static void recorded(ChatFixture &fixture, const QString &name)
{
    fixture.open();
    (void)fixture.chat.send(u"Please show me"_s);
    QJsonObject frame = QJsonDocument::fromJson(test::fixture(u"customer_"_s + name)).object();
    frame[u"session_id"_s] = fixture.chat.session().toString();
    fixture.server.transport.receive(frame);
    fixture.conversation.flush();
}

/// The keyboard at one of the things in the last answer that can be pressed.
static void keyboard(ChatFixture &fixture, int target)
{
    recorded(fixture, u"message_product_search"_s);
    fixture.shell->chatWindow().activateWindow();
    fixture.list()->setFocus(Qt::TabFocusReason);
    fixture.list()->setCurrentIndex(fixture.conversation.index(2));
    for (int i = 0; i < target; ++i)
        QTest::keyClick(fixture.list(), Qt::Key_Right);
}

static std::map<QString, std::function<void(ChatFixture &)>> recordedStates()
{
    std::map<QString, std::function<void(ChatFixture &)>> states;
    for (const QString &name :
         fixtureNames().filter(QRegularExpression(u"customer_(message|error_agent)"_s)))
        states.insert(
            {name.mid(9), [name = name.mid(9)](ChatFixture &fixture) { recorded(fixture, name); }});
    return states;
}

static const std::map<QString, std::function<void(ChatFixture &)>> kStates{
    {u"closed"_s, [](ChatFixture &fixture) { fixture.makeShell().start(); }},
    {u"open"_s, [](ChatFixture &fixture) { fixture.open(); }},
    {u"chatting"_s, chatting},
    {u"everything"_s, everything},
    {u"delivery"_s, delivery},
    {u"markdown"_s, markdown},
    {u"scripts"_s, scripts},
    {u"folded"_s, folded},
    {u"offline"_s, offline},
    {u"reconnecting"_s, reconnecting},
    {u"typing"_s, typing},
    {u"minimised"_s, minimised},
    {u"new-messages"_s, newMessages},
    {u"find"_s, find},
    {u"days"_s, days},
    {u"setup"_s, setup},
    {u"keyboard-product"_s, [](ChatFixture &fixture) { keyboard(fixture, 2); }},
    {u"keyboard-button"_s, [](ChatFixture &fixture) { keyboard(fixture, 3); }},
    {u"keyboard-chip"_s, [](ChatFixture &fixture) { keyboard(fixture, 6); }},
    {u"draft"_s, longDraft},
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    installFonts();
    const QStringList arguments = QApplication::arguments();
    auto states = recordedStates();
    states.insert(kStates.begin(), kStates.end());
    const auto state = states.find(arguments.value(1));
    if (state == states.end()) {
        for (const auto &known : states)
            std::puts(qPrintable(known.first));
        return 2;
    }
    ChatFixture fixture(ServiceFixture::patient(), {.firstDelay = 12s, .longestDelay = 12s});
    fixture.makeShell(true);
    if (arguments.size() > 4)
        fixture.shell->chatWindow().resize(
            QSize(arguments.at(3).toInt(), arguments.at(4).toInt())
                .grownBy(fixture.shell->chatWindow().shadowMargins()));
    state->second(fixture);
    QObject::connect(fixture.shell.get(), &ChatShell::quitRequested, &application,
                     &QApplication::quit);
    if (arguments.size() > 2) {
        QTimer::singleShot(500ms, &application, [&] {
            QWidget *face = &fixture.shell->launcherWindow();
            if (fixture.shell->view() == ChatShell::View::Open)
                face = &fixture.shell->chatWindow();
            if (fixture.shell->view() == ChatShell::View::Minimised)
                face = &fixture.shell->pillWindow();
            QApplication::exit(face->grab().save(arguments.at(2)) ? 0 : 1);
        });
    }
    return QApplication::exec();
}
