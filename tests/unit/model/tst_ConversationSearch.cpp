// SPDX-License-Identifier: MIT
#include "model/ConversationModel.h"
#include "model/ConversationSearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using Hit = ConversationSearch::Hit;

static Message said(MessageId id, const QString &text)
{
    Message message;
    message.id = id;
    message.text = text;
    return message;
}

/// Messages with the numbers 1, 2, ...
struct Searched
{
    explicit Searched(const QStringList &texts, std::chrono::milliseconds slice = 1min)
        : search(
            model, [](const Message &message) { return message.text; }, slice)
    {
        QList<Message> messages;
        for (const QString &text : texts)
            messages.append(said(messages.size() + 1, text));
        model.setMessages(messages);
    }
    void arrive(MessageId id, const QString &text)
    {
        model.append(said(id, text));
        model.flush();
    }

    ConversationModel model;
    ConversationSearch search;
};

class tst_ConversationSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAndSteps();
    void beginsWhereTheReaderIs_data();
    void beginsWhereTheReaderIs();
    void searchesWhatIsShown();
    void longConversationIsSearchedInSlices();
    void newWordsEndTheOldSearch();
    void arrivalsAreCounted();
    void changedTextIsCountedAnew();
    void fewerPlacesKeepTheCurrentOne();
    void removedMessagesAreNotCounted();
    void removalInTheMiddleOfASearchSkipsNothing();
    void newConversationEndsIt();
};

void tst_ConversationSearch::countsAndSteps()
{
    Searched s({u"one one"_s, u"two"_s, u"One"_s});
    QSignalSpy looks(&s.search, &ConversationSearch::currentChanged);
    QVERIFY(!s.search.isActive());

    s.search.start(u"one"_s, 0);

    QVERIFY(s.search.isComplete());
    QCOMPARE(s.search.count(), 3);
    QList<std::pair<int, Hit>> steps{{s.search.position(), s.search.current()}};
    for (int i = 0; i < 3; ++i) {
        s.search.next();
        steps.append({s.search.position(), s.search.current()});
    }
    for (int i = 0; i < 2; ++i) {
        s.search.previous();
        steps.append({s.search.position(), s.search.current()});
    }
    const QList<std::pair<int, Hit>> expected{{1, {1, 0}}, {2, {1, 1}}, {3, {3, 0}},
                                              {1, {1, 0}}, {3, {3, 0}}, {2, {1, 1}}};
    QCOMPARE(steps, expected);
    QCOMPARE(looks.count(), 6);

    s.search.start(u"nothing"_s, 0);
    QCOMPARE(s.search.count(), 0);
    QCOMPARE(s.search.position(), 0);
    s.search.next();
    s.search.previous();
    QCOMPARE(s.search.current(), Hit());
    s.search.start(u" "_s, 0);
    QVERIFY(!s.search.isActive());
}

void tst_ConversationSearch::beginsWhereTheReaderIs_data()
{
    QTest::addColumn<MessageId>("from");
    QTest::addColumn<MessageId>("current");
    QTest::addColumn<int>("position");

    QTest::newRow("in view") << MessageId(3) << MessageId(3) << 2;
    QTest::newRow("below") << MessageId(2) << MessageId(3) << 2;
    QTest::newRow("only above") << MessageId(4) << MessageId(3) << 2;
    QTest::newRow("unknown") << MessageId(77) << MessageId(1) << 1;
}

void tst_ConversationSearch::beginsWhereTheReaderIs()
{
    QFETCH(const MessageId, from);
    Searched s({u"word"_s, u"-"_s, u"word"_s, u"-"_s, u"-"_s}, 0ms);

    s.search.start(u"word"_s, from);
    QTRY_VERIFY(s.search.isComplete());

    QTEST(s.search.current().message, "current");
    QTEST(s.search.position(), "position");
    QCOMPARE(s.search.count(), 2);
}

void tst_ConversationSearch::searchesWhatIsShown()
{
    ConversationModel model;
    model.setMessages({said(1, u"**bo**ld"_s)});
    ConversationSearch search(model, [](const Message &message) {
        QString text = message.text;
        return text.remove(u'*');
    });

    search.start(u"bold"_s, 0);
    QCOMPARE(search.count(), 1);
    search.start(u"*"_s, 0);
    QCOMPARE(search.count(), 0);
}

void tst_ConversationSearch::longConversationIsSearchedInSlices()
{
    Searched s(QStringList(100, u"word"_s), 0ms);
    QSignalSpy slices(&s.search, &ConversationSearch::changed);

    s.search.start(u"word"_s, 51);

    QCOMPARE(s.search.count(), 1); // one message a slice, since a slice has no time at all here
    QVERIFY(!s.search.isComplete());
    QCOMPARE(s.search.current(), (Hit{51, 0}));
    QTRY_VERIFY(s.search.isComplete());
    QCOMPARE(s.search.count(), 100);
    QCOMPARE(s.search.position(), 51); // those before it were found later
    QCOMPARE(slices.count(), 100);
}

void tst_ConversationSearch::newWordsEndTheOldSearch()
{
    Searched s({u"one"_s, u"two"_s, u"one"_s, u"two"_s}, 0ms);

    s.search.start(u"one"_s, 0);
    s.search.start(u"two"_s, 0);
    QTRY_VERIFY(s.search.isComplete());
    QCOMPARE(s.search.count(), 2);

    s.search.stop();
    QCOMPARE(s.search.count(), 0);
    QCOMPARE(s.search.current(), Hit());
}

void tst_ConversationSearch::arrivalsAreCounted()
{
    Searched s({u"word"_s});
    s.search.start(u"word"_s, 0);
    QSignalSpy looks(&s.search, &ConversationSearch::currentChanged);

    s.arrive(2, u"another word"_s);

    QTRY_COMPARE(s.search.count(), 2);
    QCOMPARE(s.search.position(), 1);
    QVERIFY(looks.isEmpty()); // a reader is not pulled away

    s.search.start(u"later"_s, 0);
    s.arrive(3, u"comes later"_s);
    QTRY_COMPARE(s.search.position(), 1);
}

void tst_ConversationSearch::changedTextIsCountedAnew()
{
    Searched s({u"word word"_s, u"word"_s, u"-"_s});
    s.search.start(u"word"_s, 1);
    s.search.next();
    QCOMPARE(s.search.current(), (Hit{1, 1}));

    s.model.setText(3, u"word"_s);
    QCOMPARE(s.search.count(), 4);
    s.model.setText(1, u"word"_s);
    QCOMPARE(s.search.count(), 3);
    QCOMPARE(s.search.current(), (Hit{1, 0}));
    s.model.setText(1, u"-"_s);
    QCOMPARE(s.search.current(), (Hit{2, 0}));
    QCOMPARE(s.search.position(), 1);
}

void tst_ConversationSearch::fewerPlacesKeepTheCurrentOne()
{
    Searched s({u"word word word"_s, u"word"_s});
    s.search.start(u"word"_s, 1);
    s.search.next();
    s.search.next();
    QCOMPARE(s.search.position(), 3);

    s.model.setText(1, u"word word"_s); // the last of it is the nearest that is left

    QCOMPARE(s.search.position(), 2);
    QCOMPARE(s.search.count(), 3);
}

void tst_ConversationSearch::removedMessagesAreNotCounted()
{
    Searched s({u"word"_s, u"word"_s, u"word"_s});
    s.search.start(u"word"_s, 2);
    QCOMPARE(s.search.position(), 2);

    s.model.remove(1);
    QCOMPARE(s.search.count(), 2);
    QCOMPARE(s.search.position(), 1);
    s.model.remove(2);
    QCOMPARE(s.search.current(), (Hit{3, 0}));
    QCOMPARE(s.search.position(), 1);
    s.model.remove(3);
    QCOMPARE(s.search.current(), Hit());
    QCOMPARE(s.search.position(), 0);
}

void tst_ConversationSearch::removalInTheMiddleOfASearchSkipsNothing()
{
    Searched s(QStringList(6, u"word"_s), 0ms);
    s.search.start(u"word"_s, 4); // 4 is searched, then 5, 6, 3, 2, 1

    s.model.remove(4);
    s.model.remove(2);
    s.model.remove(6);
    QTRY_VERIFY(s.search.isComplete());

    QCOMPARE(s.search.count(), 3);
    QCOMPARE(s.search.current(), (Hit{5, 0}));
    QCOMPARE(s.search.position(), 3);
}

void tst_ConversationSearch::newConversationEndsIt()
{
    Searched s({u"word"_s});
    s.search.start(u"word"_s, 0);

    s.model.setMessages({said(7, u"word"_s)});

    QVERIFY(!s.search.isActive());
    QCOMPARE(s.search.count(), 0);
}

QTEST_GUILESS_MAIN(tst_ConversationSearch)
#include "tst_ConversationSearch.moc"
