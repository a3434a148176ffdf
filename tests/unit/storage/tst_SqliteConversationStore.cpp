// SPDX-License-Identifier: MIT
#include "SampleMessages.h"
#include "storage/SqliteConversationStore.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace Qt::StringLiterals;

static StorageLimits limitedTo(int messages)
{
    StorageLimits limits;
    limits.messages = messages;
    return limits;
}

class tst_SqliteConversationStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNewFileIsANewConversation();
    void theSessionOutlivesARestart();
    void everyPartOfAMessageOutlivesARestart();
    void hostileTextIsKept_data();
    void hostileTextIsKept();
    void nothingIsOnItsWayAfterARestart_data();
    void nothingIsOnItsWayAfterARestart();
    void theSettledDeliveryIsStored();
    void changesAreKept();
    void draftAndLastSeenOutliveARestart();
    void aResetForgetsTranscriptAndSessionTogether();
    void aResetLeavesNoTextInTheFiles();
    void keepsTheNewestMessages();
    void filesAreTheOwnersAlone();
    void looseRightsAreTightened();
    void aBurstIsStoredInOrder();
    void loadingAFullTranscriptIsQuick();
    void writesBeforeLoadingAreKept();
    void saysWhenEverythingIsOnTheDisk();

private:
    /// Closes the store, which drains it, and opens another one.
    StoredConversation restart();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteConversationStore> m_store;
    QString m_file;
};

void tst_SqliteConversationStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_file = m_folder->filePath(u"profile/chat.sqlite"_s);
    m_store = std::make_unique<SqliteConversationStore>(m_file);
}

void tst_SqliteConversationStore::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

StoredConversation tst_SqliteConversationStore::restart()
{
    m_store.reset();
    m_store = std::make_unique<SqliteConversationStore>(m_file);
    return m_store->load();
}

void tst_SqliteConversationStore::aNewFileIsANewConversation()
{
    const auto conversation = m_store->load();

    QVERIFY(conversation.isNew);
    QVERIFY(conversation.messages.isEmpty());
    QCOMPARE(conversation.lastSeen, 0);
    QVERIFY(conversation.draft.isEmpty());
}

void tst_SqliteConversationStore::theSessionOutlivesARestart()
{
    const auto first = m_store->load();
    const auto second = restart();

    QCOMPARE(second.session.toString(), first.session.toString());
    QVERIFY(!second.isNew);
}

void tst_SqliteConversationStore::everyPartOfAMessageOutlivesARestart()
{
    Message message = answer(7, u"**Headphones** for $79.99"_s);
    message.details.responseType = u"product_list"_s;
    message.details.suggestions = {u"Show more"_s, u"View cart"_s};
    message.details.actionButtons = {{u"View Cart"_s, u"view_cart"_s}};
    message.details.requiresAction = true;
    message.details.retryPossible = true;
    message.details.payload = {{u"products"_s, QJsonArray{QJsonObject{{u"price"_s, 79.99}}}}};
    Message failed = question(8, u"And in blue?"_s, Message::Delivery::Failed);
    failed.failure = ChatError::Code::MessageTooLong;
    (void)m_store->load();
    m_store->append(message);
    m_store->append(failed);

    QCOMPARE(restart().messages, (QList<Message>{message, failed}));
}

void tst_SqliteConversationStore::hostileTextIsKept_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QString();
    QTest::newRow("SQL") << u"'); DROP TABLE message; --"_s;
    QTest::newRow("placeholders") << u"? ?1 :id %1"_s;
    QTest::newRow("HTML") << u"<img src=\"/dev/zero\">"_s;
    QTest::newRow("NUL inside") << QString(u"a"_s + QChar(QChar::Null) + u"b"_s);
    QTest::newRow("bidi and control") << u"\u202Eabc\u001B[31m\r\n"_s;
    QTest::newRow("emoji") << u"👩‍👩‍👧‍👦"_s;
    QTest::newRow("100,000 characters") << QString(100'000, u'ä');
}

void tst_SqliteConversationStore::hostileTextIsKept()
{
    QFETCH(const QString, text);
    (void)m_store->load();
    m_store->append(question(1, text));

    const auto conversation = restart();

    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().text, text);
}

void tst_SqliteConversationStore::nothingIsOnItsWayAfterARestart_data()
{
    QTest::addColumn<Message::Delivery>("before");
    QTest::addColumn<Message::Delivery>("after");
    QTest::addColumn<int>("failure");
    using Delivery = Message::Delivery;

    QTest::newRow("queued") << Delivery::Queued << Delivery::Queued << -1;
    QTest::newRow("sending") << Delivery::Sending << Delivery::Unanswered
                             << int(ChatError::Code::ConnectionLost);
    QTest::newRow("delivered") << Delivery::Delivered << Delivery::Unanswered
                               << int(ChatError::Code::ConnectionLost);
    QTest::newRow("answered") << Delivery::Answered << Delivery::Answered << -1;
    QTest::newRow("none") << Delivery::None << Delivery::None << -1;
}

void tst_SqliteConversationStore::nothingIsOnItsWayAfterARestart()
{
    QFETCH(const Message::Delivery, before);
    QFETCH(const Message::Delivery, after);
    QFETCH(const int, failure);
    (void)m_store->load();
    m_store->append(question(1, u"Hello"_s, before));

    const auto conversation = restart();

    QCOMPARE(conversation.messages.size(), 1);
    const Message &message = conversation.messages.first();
    QCOMPARE(message.delivery, after);
    QCOMPARE(message.failure ? int(*message.failure) : -1, failure);
}

void tst_SqliteConversationStore::theSettledDeliveryIsStored()
{
    (void)m_store->load();
    m_store->append(question(1, u"Hello"_s, Message::Delivery::Sending));
    QCOMPARE(restart().messages.first().delivery, Message::Delivery::Unanswered);

    // A second restart reads the settled state, not the original one once more.
    QCOMPARE(restart().messages.first().failure, std::optional(ChatError::Code::ConnectionLost));
}

void tst_SqliteConversationStore::changesAreKept()
{
    (void)m_store->load();
    m_store->append(question(1, u"one"_s, Message::Delivery::Sending));
    m_store->append(question(2, u"two"_s, Message::Delivery::Sending));
    m_store->append(question(3, u"three"_s));
    m_store->updateDelivery(1, Message::Delivery::Answered, std::nullopt);
    m_store->updateDelivery(2, Message::Delivery::Failed, ChatError::Code::GatewayInternal);
    m_store->write({SetText{1, u"other words"_s}, SetText{99, u"nobody's"_s}});
    m_store->remove(3);
    m_store->updateDelivery(99, Message::Delivery::Answered, std::nullopt);

    const auto messages = restart().messages;

    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).text, u"other words"_s);
    QCOMPARE(messages.at(1).text, u"two"_s);
    QCOMPARE(messages.at(0).delivery, Message::Delivery::Answered);
    QCOMPARE(messages.at(0).failure, std::nullopt);
    QCOMPARE(messages.at(1).delivery, Message::Delivery::Failed);
    QCOMPARE(messages.at(1).failure, std::optional(ChatError::Code::GatewayInternal));
}

void tst_SqliteConversationStore::draftAndLastSeenOutliveARestart()
{
    (void)m_store->load();
    m_store->setDraft(u"Do you ha"_s);
    m_store->setDraft(u"Do you have"_s);
    m_store->setLastSeen(41);

    const auto conversation = restart();
    QCOMPARE(conversation.draft, u"Do you have"_s);
    QCOMPARE(conversation.lastSeen, 41);

    m_store->setDraft({});
    QVERIFY(restart().draft.isEmpty());
}

void tst_SqliteConversationStore::aResetForgetsTranscriptAndSessionTogether()
{
    (void)m_store->load();
    m_store->append(question(1, u"old"_s));
    m_store->setDraft(u"old draft"_s);
    m_store->setLastSeen(1);
    const SessionId session = SessionId::generate();
    m_store->reset(session);
    m_store->append(question(1, u"new"_s));

    const auto conversation = restart();

    QCOMPARE(conversation.session.toString(), session.toString());
    QVERIFY(!conversation.isNew);
    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().text, u"new"_s);
    QVERIFY(conversation.draft.isEmpty());
    QCOMPARE(conversation.lastSeen, 0);
}

void tst_SqliteConversationStore::aResetLeavesNoTextInTheFiles()
{
    (void)m_store->load();
    m_store->append(question(1, u"my-card-number"_s));
    m_store->flush();
    m_store->reset(SessionId::generate());
    m_store->flush();

    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_file + suffix);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("my-card-number"));
    }
}

void tst_SqliteConversationStore::keepsTheNewestMessages()
{
    m_store = std::make_unique<SqliteConversationStore>(m_file, limitedTo(10));
    (void)m_store->load();
    for (MessageId id = 1; id <= 25; ++id)
        m_store->append(question(id, QString::number(id)));

    const auto messages = restart().messages;

    QCOMPARE(messages.size(), 10);
    QCOMPARE(messages.first().id, 16);
    QCOMPARE(messages.last().id, 25);
}

void tst_SqliteConversationStore::filesAreTheOwnersAlone()
{
#ifdef Q_OS_WIN
    QSKIP("the rights of Windows are looked at by tst_OwnerAccess");
#endif
    (void)m_store->load();
    m_store->append(question(1, u"Hello"_s));
    m_store->flush();

    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QCOMPARE(rightsOf(m_file + suffix), ownerOnly);
    QCOMPARE(rightsOf(m_folder->filePath(u"profile"_s)), ownerOnly | QFileDevice::ExeOwner);
}

void tst_SqliteConversationStore::looseRightsAreTightened()
{
#ifdef Q_OS_WIN
    QSKIP("the rights of Windows are looked at by tst_OwnerAccess");
#endif
    (void)m_store->load();
    m_store.reset();
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QVERIFY(QFile::setPermissions(m_file, ownerOnly | QFileDevice::ReadOther));
    QVERIFY(QFile::setPermissions(m_folder->filePath(u"profile"_s),
                                  ownerOnly | QFileDevice::ExeOwner | QFileDevice::ReadGroup));

    (void)restart();

    QCOMPARE(rightsOf(m_file), ownerOnly);
    QCOMPARE(rightsOf(m_folder->filePath(u"profile"_s)), ownerOnly | QFileDevice::ExeOwner);
}

void tst_SqliteConversationStore::aBurstIsStoredInOrder()
{
    m_store = std::make_unique<SqliteConversationStore>(m_file, limitedTo(5'000));
    (void)m_store->load();
    QElapsedTimer caller;
    caller.start();
    for (MessageId id = 1; id <= 3'000; ++id)
        m_store->append(answer(id, QString::number(id)));
    qInfo("3,000 appends held the caller up for %lld ms", caller.elapsed());
    m_store.reset();

    m_store = std::make_unique<SqliteConversationStore>(m_file, limitedTo(5'000));
    const auto messages = m_store->load().messages;

    QCOMPARE(messages.size(), 3'000);
    for (qsizetype i = 0; i < messages.size(); ++i)
        QCOMPARE(messages.at(i).text, QString::number(i + 1));
}

void tst_SqliteConversationStore::loadingAFullTranscriptIsQuick()
{
    (void)m_store->load();
    for (MessageId id = 1; id <= 500; ++id)
        m_store->append(answer(id, QString(160, u'x')));
    m_store.reset();

    m_store = std::make_unique<SqliteConversationStore>(m_file);
    QElapsedTimer elapsed;
    elapsed.start();
    const auto conversation = m_store->load();
    qInfo("500 messages loaded in %.1f ms", double(elapsed.nsecsElapsed()) / 1e6);

    QCOMPARE(conversation.messages.size(), 500);
}

void tst_SqliteConversationStore::writesBeforeLoadingAreKept()
{
    m_store->append(question(1, u"early"_s));

    const auto conversation = m_store->load();

    QCOMPARE(conversation.messages.size(), 1);
    QCOMPARE(conversation.messages.first().text, u"early"_s);
}

void tst_SqliteConversationStore::saysWhenEverythingIsOnTheDisk()
{
    (void)m_store->load();
    m_store->append(question(1, u"Hello"_s));
    bool isWritten = false;
    std::optional<StoredConversation> found;
    m_store->whenWritten([&] {
        isWritten = true;
        // What another reader of the file sees, while the first one has it open.
        SqliteConversationStore other(m_file);
        found = other.load();
    });

    QVERIFY2(!isWritten, "never from inside the call");
    QTRY_VERIFY(isWritten);
    QCOMPARE(found->messages.size(), 1);
    QCOMPARE(found->messages.first().text, u"Hello"_s);
}

QTEST_GUILESS_MAIN(tst_SqliteConversationStore)
#include "tst_SqliteConversationStore.moc"
