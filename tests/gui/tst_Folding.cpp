// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "gui/Targets.h"
#include "view/Fonts.h"
#include "view/MessageText.h"
#include "view/Theme.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;
using Kind = MessageTarget::Kind;

/// Long messages in the real window: folded, unfolded step by step, and folded again.
class tst_Folding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onlyLongMessagesFold_data();
    void onlyLongMessagesFold();
    void unfoldsStepByStep();
    void placeStaysWhenUnfolded();
    void foldingShowsTheBeginningAgain();
    void worksWithTheKeyboard();
    void stepsOfAHugeAnswerAreBounded_data();
    void stepsOfAHugeAnswerAreBounded();
    void resizingReadsNothingAgain();
    void newChatForgetsWhatWasUnfolded();
    void copyCodeCopiesAndSays();

private:
    static QModelIndex last(const ChatFixture &fixture)
    {
        return fixture.conversation.index(fixture.conversation.rowCount() - 1);
    }
    static qsizetype shown(const ChatFixture &fixture)
    {
        return fixture.list()->layoutOf(last(fixture)).document->characterCount();
    }
    static QStringList folds(const ChatFixture &fixture)
    {
        QStringList words;
        for (const auto &target : targetsOf(fixture.list()->layoutOf(last(fixture)), Kind::Fold))
            words.append(target.text);
        return words;
    }
    static void press(ChatFixture &fixture, MessageTarget::Fold fold)
    {
        for (const auto &target : targetsOf(fixture.list()->layoutOf(last(fixture)), Kind::Fold)) {
            if (target.index == fold)
                fixture.list()->activate(last(fixture), target);
        }
    }
};

void tst_Folding::initTestCase()
{
    installFonts();
}

void tst_Folding::onlyLongMessagesFold_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QStringList>("folds");
    QTest::newRow("just fits") << 8'000 << QStringList();
    QTest::newRow("one too many") << 8'001 << QStringList{u"Show more"_s};
}

void tst_Folding::onlyLongMessagesFold()
{
    QFETCH(const int, length);
    QFETCH(const QStringList, folds);
    for (const auto role : {Message::Role::User, Message::Role::Assistant, Message::Role::Error}) {
        Message message;
        message.role = role;
        message.text = QString(length, u'x');
        const MessageLayout layout = MessageLayout::make(message, {.width = 382}, lightTheme());
        QStringList words;
        for (const MessageTarget &target : targetsOf(layout, Kind::Fold)) {
            words.append(target.text);
            QVERIFY(layout.bubble.contains(target.rect));
            QVERIFY(target.rect.bottom() < layout.timeRect.top());
            QVERIFY(target.rect.top()
                    >= layout.textPosition.y() + int(layout.document->size().height()));
        }
        QCOMPARE(words, folds);
    }
}

void tst_Folding::unfoldsStepByStep()
{
    ChatFixture fixture;
    fixture.open();
    fixture.answer(u"word "_s.repeated(4'000));
    QCOMPARE(folds(fixture), QStringList{u"Show more"_s});
    QVERIFY(shown(fixture) < 8'100);

    press(fixture, MessageTarget::More);
    QVERIFY(shown(fixture) > 15'000 && shown(fixture) < 16'100);
    QCOMPARE(folds(fixture), (QStringList{u"Show more"_s, u"Show less"_s}));
    press(fixture, MessageTarget::More);
    QCOMPARE(folds(fixture), QStringList{u"Show less"_s});
    QCOMPARE(shown(fixture), 20'001 - 1);
    press(fixture, MessageTarget::Less);
    QVERIFY(shown(fixture) < 8'100);
}

void tst_Folding::placeStaysWhenUnfolded()
{
    ChatFixture fixture;
    fixture.open();
    fixture.answer(u"word "_s.repeated(4'000));
    fixture.list()->showEnd();
    const int before = fixture.list()->visualRect(last(fixture)).top();

    press(fixture, MessageTarget::More);

    QCOMPARE(fixture.list()->visualRect(last(fixture)).top(), before);
    QVERIFY(!fixture.list()->isAtEnd());
}

void tst_Folding::foldingShowsTheBeginningAgain()
{
    ChatFixture fixture;
    fixture.fill(4);
    fixture.open();
    fixture.answer(u"word "_s.repeated(4'000));
    press(fixture, MessageTarget::More);
    fixture.list()->showEnd();

    press(fixture, MessageTarget::Less);

    QCOMPARE(fixture.list()->visualRect(last(fixture)).top(), 0);
}

void tst_Folding::worksWithTheKeyboard()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.open();
    fixture.answer(u"word "_s.repeated(4'000));
    fixture.list()->setFocus();
    fixture.list()->setCurrentIndex(last(fixture));

    QTest::keyClick(fixture.list(), Qt::Key_Right);
    QTest::keyClick(fixture.list(), Qt::Key_Return);

    QVERIFY(shown(fixture) > 15'000);
    QTest::keyClick(fixture.list(), Qt::Key_Return); // the keyboard is still at it
    QCOMPARE(shown(fixture), 20'000);
}

void tst_Folding::stepsOfAHugeAnswerAreBounded_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << u"word "_s.repeated(13'000);
    QTest::newRow("one word") << QString(64 * 1024, u'x');
    QTest::newRow("paragraphs") << u"Some **bold** words of an answer.\n\n"_s.repeated(1'900);
    QTest::newRow("code") << u"```\n"_s + u"int x = 1;\n"_s.repeated(5'700) + u"```"_s;
    QTest::newRow("links") << u"https://shop.example/a "_s.repeated(2'700);
}

void tst_Folding::stepsOfAHugeAnswerAreBounded()
{
    QFETCH(const QString, text);
    ChatFixture fixture;
    fixture.open();
    fixture.answer(text);
    qint64 longest = 0;
    int steps = 0;
    while (folds(fixture).contains(u"Show more"_s)) {
        const QTextDocument *before = fixture.list()->layoutOf(last(fixture)).document.get();
        const qsizetype size = shown(fixture);
        QElapsedTimer clock;
        clock.start();
        press(fixture, MessageTarget::More);
        longest = std::max(longest, clock.elapsed());
        // It grows by one part, and what was laid out is not laid out again.
        QCOMPARE(fixture.list()->layoutOf(last(fixture)).document.get(), before);
        QVERIFY(shown(fixture) > size && shown(fixture) < size + 8'500);
        ++steps;
        QVERIFY(steps < 100);
    }
    qInfo("longest step %lld ms of %d", longest, steps); // a figure, no limit
}

/// Reading Markdown takes several times as long as laying it out; a width changes only the latter.
void tst_Folding::resizingReadsNothingAgain()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QString sentence = u"Some **bold** words, and `code`. "_s.repeated(9);
    fixture.answer(QString(sentence + u"\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n"_s)
                       .repeated(100));
    press(fixture, MessageTarget::More);
    press(fixture, MessageTarget::More);
    const MessageListView &list = *fixture.list();
    const auto before = list.layoutOf(last(fixture)).document;
    const int height = list.layoutOf(last(fixture)).height;
    const QString words = before->toPlainText();

    for (const int narrower : {60, 0}) {
        const QSize size = window.size();
        window.resize(size.width() - narrower, size.height());
        QVERIFY(fixture.list()->viewport()->width() > 0);
        const MessageLayout &layout = list.layoutOf(last(fixture));
        QCOMPARE(layout.document, before);
        QCOMPARE(layout.document->toPlainText(), words);
        // And it is what it would be if all was made anew.
        const auto context = MessageLayout::Context{.width = fixture.list()->viewport()->width(),
                                                    .shown = 3 * messageText::kMostShown};
        const MessageLayout anew
            = MessageLayout::make(list.messageAt(last(fixture)), context, lightTheme());
        QCOMPARE(layout.height, anew.height);
        QCOMPARE(layout.bubble, anew.bubble);
        QCOMPARE(layout.targets, anew.targets);
        QCOMPARE(layout.document->size(), anew.document->size());
    }
    QVERIFY(list.layoutOf(last(fixture)).height != height);

    // A text that has changed is read.
    fixture.conversation.setText(list.messageAt(last(fixture)).id, u"short"_s);
    QCOMPARE(list.layoutOf(last(fixture)).document->toPlainText(), u"short"_s);
}

void tst_Folding::newChatForgetsWhatWasUnfolded()
{
    ChatFixture fixture;
    fixture.open();
    fixture.answer(u"word "_s.repeated(4'000));
    press(fixture, MessageTarget::More);
    QList<Message> messages{fixture.conversation.messageAt(1)};
    fixture.conversation.setMessages(messages);
    QVERIFY(shown(fixture) < 8'100);
}

void tst_Folding::copyCodeCopiesAndSays()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.open();
    fixture.answer(u"Do\n```sh\nls\n\tx\n```\nnow"_s);
    QStringList said;
    connect(fixture.list(), &MessageListView::targetFocused, this,
            [&said](const QString &words) { said.append(words); });
    const MessageTarget copy
        = targetsOf(fixture.list()->layoutOf(last(fixture)), Kind::CopyCode).first();
    QCOMPARE(copy.name(), u"Copy code: ls"_s);
    fixture.list()->doItemsLayout();
    QTest::mouseClick(fixture.list()->viewport(), Qt::LeftButton, {},
                      fixture.list()->originOf(last(fixture)) + copy.rect.center());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ls\n\tx"_s);
    QCOMPARE(said, QStringList{u"Copied"_s});
}

QTEST_MAIN(tst_Folding)
#include "tst_Folding.moc"
