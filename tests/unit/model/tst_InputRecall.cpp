// SPDX-License-Identifier: MIT
#include "model/ConversationModel.h"
#include "model/InputRecall.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using Role = Message::Role;

class tst_InputRecall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesBackAndForth();
    void neverReplacesWhatWasTyped();
    void skipsTheSameWords();
    void survivesThatMessagesGo();
    void nothingSentNothingRecalled();

private:
    void show(const QList<std::pair<Role, QString>> &said)
    {
        QList<Message> messages;
        for (const auto &[role, text] : said) {
            Message message;
            message.id = messages.size() + 1;
            message.role = role;
            message.text = text;
            messages.append(message);
        }
        m_model->setMessages(messages);
        m_recall = std::make_unique<InputRecall>(*m_model);
    }

    std::unique_ptr<ConversationModel> m_model;
    std::unique_ptr<InputRecall> m_recall;
};

using Recalled = std::optional<QString>;

void tst_InputRecall::init()
{
    m_model = std::make_unique<ConversationModel>();
    show({{Role::Welcome, u"Hi"_s},
          {Role::User, u"one"_s},
          {Role::Assistant, u"answer"_s},
          {Role::User, u"two\nlines"_s},
          {Role::Error, u"error"_s}});
}

void tst_InputRecall::goesBackAndForth()
{
    QCOMPARE(m_recall->earlier({}), Recalled(u"two\nlines"_s));
    QVERIFY(m_recall->isRecalled(u"two\nlines"_s));
    QCOMPARE(m_recall->earlier(u"two\nlines"_s), Recalled(u"one"_s));
    QCOMPARE(m_recall->earlier(u"one"_s), Recalled());
    QCOMPARE(m_recall->later(u"one"_s), Recalled(u"two\nlines"_s));
    QCOMPARE(m_recall->later(u"two\nlines"_s), Recalled(QString()));
    QVERIFY(!m_recall->isRecalled({}));
    QCOMPARE(m_recall->later({}), Recalled());
    QCOMPARE(m_recall->earlier({}), Recalled(u"two\nlines"_s)); // from the last one again
}

void tst_InputRecall::neverReplacesWhatWasTyped()
{
    QCOMPARE(m_recall->earlier(u"typed"_s), Recalled());
    QCOMPARE(m_recall->later(u"typed"_s), Recalled());
    QCOMPARE(m_recall->earlier(u"one"_s), Recalled()); // typed, though it was sent once
    QCOMPARE(m_recall->earlier(u" "_s), Recalled());

    // Typed again after the way back to the empty field.
    QCOMPARE(m_recall->earlier({}), Recalled(u"two\nlines"_s));
    QCOMPARE(m_recall->later(u"two\nlines"_s), Recalled(QString()));
    QVERIFY(!m_recall->isRecalled(u"two\nlines"_s));
    QCOMPARE(m_recall->earlier(u"two\nlines"_s), Recalled());

    (void)m_recall->earlier({});
    QCOMPARE(m_recall->earlier(u"two\nlines and more"_s), Recalled());
    QVERIFY(!m_recall->isRecalled(u"two\nlines and more"_s));
}

void tst_InputRecall::skipsTheSameWords()
{
    show({{Role::User, u"a"_s}, {Role::User, u"b"_s}, {Role::User, u"b"_s}, {Role::User, u"c"_s}});

    QCOMPARE(m_recall->earlier({}), Recalled(u"c"_s));
    QCOMPARE(m_recall->earlier(u"c"_s), Recalled(u"b"_s));
    QCOMPARE(m_recall->earlier(u"b"_s), Recalled(u"a"_s));
    QCOMPARE(m_recall->later(u"a"_s), Recalled(u"b"_s));
    QCOMPARE(m_recall->later(u"b"_s), Recalled(u"c"_s));
}

void tst_InputRecall::survivesThatMessagesGo()
{
    QCOMPARE(m_recall->earlier({}), Recalled(u"two\nlines"_s));

    m_model->remove(4);
    QCOMPARE(m_recall->earlier(u"two\nlines"_s), Recalled(u"one"_s));
    m_model->setMessages({});
    QCOMPARE(m_recall->earlier(u"one"_s), Recalled());
    QCOMPARE(m_recall->later(u"one"_s), Recalled(QString()));
}

void tst_InputRecall::nothingSentNothingRecalled()
{
    show({{Role::Welcome, u"Hi"_s}});

    QCOMPARE(m_recall->earlier({}), Recalled());
}

QTEST_GUILESS_MAIN(tst_InputRecall)
#include "tst_InputRecall.moc"
