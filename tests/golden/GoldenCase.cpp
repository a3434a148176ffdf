// SPDX-License-Identifier: MIT
#include "golden/GoldenCase.h"

#include "core/Outage.h"
#include "protocol/FrameCodec.h"
#include "support/Fixtures.h"
#include "view/FindMarks.h"
#include "view/MessageListView.h"

using namespace Qt::StringLiterals;

namespace ecom67::test {

using Role = Message::Role;
using Delivery = Message::Delivery;

static Message message(Role role, const QString &text)
{
    Message message;
    message.id = 1;
    message.role = role;
    message.text = text;
    message.timestamp = QDateTime(kGoldenToday, {9, 41}, Qt::UTC);
    return message;
}

static GoldenCase answer(const QString &name, const QString &text)
{
    return {.name = name, .messages = {message(Role::Assistant, text)}};
}

static GoldenCase delivery(const QString &name, Delivery delivery,
                           std::optional<ChatError::Code> failure = {})
{
    Message question = message(Role::User, u"Where is my parcel?"_s);
    question.delivery = delivery;
    question.failure = failure;
    return {.name = u"delivery-"_s + name, .messages = {question}};
}

static QList<GoldenCase> deliveries()
{
    using Code = ChatError::Code;
    GoldenCase working = delivery(u"still-working"_s, Delivery::Delivered);
    working.isStillWorking = true;
    return {delivery(u"queued"_s, Delivery::Queued),
            delivery(u"sending"_s, Delivery::Sending),
            delivery(u"delivered"_s, Delivery::Delivered),
            working,
            delivery(u"answered"_s, Delivery::Answered),
            delivery(u"failed"_s, Delivery::Failed, Code::ConnectionLost),
            delivery(u"too-long"_s, Delivery::Failed, Code::MessageTooLong),
            delivery(u"unanswered"_s, Delivery::Unanswered, Code::ConnectionLost)};
}

static QList<Message> numbered(QList<Message> messages)
{
    for (qsizetype i = 0; i < messages.size(); ++i)
        messages[i].id = i + 1;
    return messages;
}

static Message at(Message message, const QDate &day, const QTime &time)
{
    message.timestamp = QDateTime(day, time, Qt::UTC);
    return message;
}

static QList<GoldenCase> roles()
{
    Message question = message(Role::User, u"**not bold** <b>either</b> & %1"_s);
    question.delivery = Delivery::Answered;
    const GoldenCase talk{.name = u"talk"_s,
                          .messages
                          = numbered({message(Role::Welcome, u"Hi! How can I help you today?"_s),
                                      question, message(Role::Assistant, u"Like **this**."_s)})};
    GoldenCase typing = answer(u"typing"_s, u"One moment, please."_s);
    typing.isTyping = true;
    GoldenCase unfinished = answer(u"unfinished"_s, u"You can return most items within"_s);
    unfinished.messages.first().details.isUnfinished = true;
    return {
        talk,
        typing,
        unfinished,
        {.name = u"notice"_s, .messages = {message(Role::Notice, u"Maintenance at 22:00"_s)}},
        {.name = u"error"_s,
         .messages = {message(Role::Error, u"Sorry, something went wrong. <b>Try</b> again."_s)}}};
}

/// Days, and times without a connection.
static QList<GoldenCase> times()
{
    Message question = message(Role::User, u"Where is my parcel?"_s);
    question.delivery = Delivery::Answered;
    const QDate yesterday = kGoldenToday.addDays(-1);
    const QDateTime lost(kGoldenToday, {9, 20}, Qt::UTC);
    const Outage once{.from = lost, .to = lost.addSecs(90), .times = 1};
    const Outage often{.from = lost, .to = lost.addSecs(3'000), .times = 12};
    return {
        {.name = u"days"_s,
         .messages
         = numbered({at(message(Role::Welcome, u"Hi!"_s), kGoldenToday.addDays(-40), {8, 0}),
                     at(question, yesterday, {23, 59}),
                     at(message(Role::Assistant, u"On its way."_s), kGoldenToday, {0, 1}),
                     at(message(Role::Assistant, u"And a second line."_s), kGoldenToday, {0, 1})})},
        {.name = u"outages"_s,
         .messages = numbered({once.toMessage(), question, often.toMessage()})},
    };
}

/// What somebody looks for, has selected or is at with the keyboard.
static QList<GoldenCase> attention()
{
    Message question = message(Role::User, u"A red shoe, please"_s);
    question.delivery = Delivery::Answered;
    const QList<Message> talk
        = numbered({question,
                    message(Role::Assistant,
                            u"Here is a **red shoe**:\n\n- red\n- a *shoe*\n\nRed "
                            "`shoe` and [red](https://shop.example/)."_s)});
    const auto find = [](MessageListView &list) {
        list.setFindMarks(
            {.matcher = TextMatcher(u"red"_s, QLocale::English), .current = 2, .ordinal = 1});
    };
    const auto select = [](MessageListView &list) {
        list.selector().begin({1, 2});
        list.selector().extendTo({2, 20});
    };
    const auto focus = [](MessageListView &list) {
        list.setFocusPolicy(Qt::StrongFocus);
        list.setFocus();
        list.setFocusShown(true);
        list.setCurrentIndex(list.model()->index(1, 0));
    };
    return {{.name = u"found"_s, .messages = talk, .prepare = find},
            {.name = u"selected"_s, .messages = talk, .prepare = select},
            {.name = u"focused"_s, .messages = talk, .prepare = focus}};
}

static QList<GoldenCase> markdown()
{
    return {
        answer(
            u"paragraphs"_s,
            u"You can return most items within 30 days.\nA line of its own.\n\nRefunds take five "
            "to seven days, and a long line like this one has to be broken somewhere."_s),
        answer(u"emphasis"_s, u"**Bold**, *slanted*, ***both***, ~~struck~~ and `inline code`."_s),
        answer(
            u"code"_s,
            u"Run this:\n\n```cpp\nint main()\n{\n    return a < b && c > d; // a long line that "
            "does not fit\n}\n```\n\nand wait."_s),
        answer(
            u"lists"_s,
            u"- Keep the packaging\n- Refunds\n  1. by card\n  2. by voucher\n     - any shop\n\n"
            "1. one\n2. two"_s),
        answer(u"headings"_s, u"# First\n## Second\n### Third\nand text with **bold**"_s),
        answer(u"quote"_s,
               u"They said:\n\n> Free shipping\n> over **50** dollars\n\nand so it is."_s),
        answer(u"table"_s,
               u"| Size | Price |\n|:-----|------:|\n| Small | $9.99 |\n| **Large** | $19.99 |"_s),
        answer(u"links"_s,
               u"See [our page](https://shop.example/returns), https://shop.example/help or "
               "[write](mailto:help@shop.example), but not [this](javascript:x)."_s),
        answer(u"rule"_s, u"above\n\n---\n\nbelow"_s),
        answer(u"picture"_s, u"A picture: ![a red shoe](https://images.example/shoe.png)"_s),
        // Chinese, and colours: no font of these is pinned, for that they are too large.
        answer(u"scripts"_s,
               u"Emoji \U0001f600 "
               u"\u2764\ufe0f\n\u4e2d\u6587\u5ba2\u670d\n\u0645\u0631\u062d\u0628\u0627 "
               "shop\n\u05e9\u05dc\u05d5\u05dd 123"_s),
        answer(
            u"right-to-left"_s,
            u"\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\n\n- \u0648\u0627\u062d\u062f\n- two"_s),
        answer(u"letters"_s,
               u"Gr\u00fc\u00dfe, \u010ce\u0161tina, "
               u"\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac, "
               "\u0420\u0443\u0441\u0441\u043a\u0438\u0439, e\u0301"_s),
        answer(u"long-word"_s, QString(120, u'w')),
        answer(u"folded"_s, u"This goes on and on. "_s.repeated(500)),
    };
}

static QList<GoldenCase> recorded()
{
    QList<GoldenCase> cases;
    const FrameCodec codec;
    for (const QString &name : fixtureNames()) {
        const ServerFrame frame = codec.decode(QByteArrayView(fixture(name)), kRecordedSession);
        const auto *text = std::get_if<TextFrame>(&frame);
        if (!text || !name.startsWith(u"customer_"_s))
            continue;
        Message shown = message(text->role, text->text);
        shown.details = text->details;
        const QString brief = QString(name).remove(u"customer_"_s).replace(u'_', u'-');
        cases.append({.name = brief, .messages = {shown}, .hasOffers = true});
    }
    return cases;
}

static GoldenCase offers()
{
    GoldenCase offered = answer(u"offers"_s, u"What shall it be?"_s);
    offered.messages.first().details.suggestions
        = {u"Show shoes"_s, u"Track my order"_s,
           u"A suggestion that is far too long for one line"_s, u"R&D && %1"_s};
    offered.messages.first().details.actionButtons
        = {{.text = u"View Cart"_s, .action = u"view_cart"_s},
           {.text = u"Checkout"_s, .action = u"checkout"_s}};
    offered.hasOffers = true;
    return offered;
}

QList<GoldenCase> goldenCases()
{
    return deliveries() + roles() + times() + attention() + markdown() + recorded()
        + QList<GoldenCase>{offers()};
}

} // namespace ecom67::test
