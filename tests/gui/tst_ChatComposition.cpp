// SPDX-License-Identifier: MIT
#include "app/ChatComposition.h"
#include "app/SavedPlacements.h"
#include "gateway/LocalGateway.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "storage/MemoryConversationStore.h"
#include "storage/SettingsStore.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/Fonts.h"
#include "view/MessageEdit.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// All parts joined, against the local gateway.
class tst_ChatComposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void connectsOnlyWhenOpened();
    void b02_reopenKeepsSocketAndConversation();
    void b14_signedOutSendsNoToken();
    void b32_draftIsThereAfterARestart();
    void newChatConnectsWithTheNewSession();
    void stopsPolitely();
    void stopsWhereNothingWasConnected();

private:
    void restart(std::unique_ptr<ConversationStore> store);
    bool isOnline() const
    {
        return m_chat->chat().status().state == ConnectionStatus::State::Online;
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<LocalGateway> m_gateway;
    std::optional<SettingsStore> m_settings;
    std::optional<SavedPlacements> m_placements;
    std::optional<ChatComposition> m_chat;
};

void tst_ChatComposition::initTestCase()
{
    installFonts();
}

void tst_ChatComposition::init()
{
    m_folder.emplace();
    GatewayOptions options;
    options.thinkingTime = 1ms;
    m_gateway.emplace(options);
    QVERIFY(std::holds_alternative<QUrl>(m_gateway->listen()));
    m_settings.emplace(m_folder->filePath(u"a.ini"_s), Settings::Values(), QProcessEnvironment());
    m_placements.emplace(*m_settings);
    restart(std::make_unique<MemoryConversationStore>());
}

void tst_ChatComposition::restart(std::unique_ptr<ConversationStore> store)
{
    m_chat.reset();
    m_chat.emplace(ChatComposition::Parts{.store = std::move(store),
                                          .endpoint = Endpoint::parse(m_gateway->url().toString()),
                                          .settings = *m_settings,
                                          .placements = *m_placements});
    m_chat->start();
}

void tst_ChatComposition::cleanup()
{
    m_chat.reset();
    m_gateway.reset();
}

void tst_ChatComposition::connectsOnlyWhenOpened()
{
    QCOMPARE(m_chat->chat().status().state, ConnectionStatus::State::Dormant);

    m_chat->shell().open();

    QTRY_VERIFY(isOnline());
}

void tst_ChatComposition::b02_reopenKeepsSocketAndConversation()
{
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());
    m_chat->chat().send(u"hello"_s);
    QTRY_COMPARE(m_chat->chat().conversation().rowCount(), 3);

    for (int round = 0; round < 3; ++round) {
        m_chat->shell().close();
        m_chat->shell().open();
        m_chat->shell().minimise();
        m_chat->shell().open();
    }
    m_chat->chat().send(u"hello again"_s);
    QTRY_COMPARE(m_chat->chat().conversation().rowCount(), 5);

    QCOMPARE(m_gateway->handshakes().size(), 1);
    QCOMPARE(m_gateway->connectionCount(), 1);
}

void tst_ChatComposition::b14_signedOutSendsNoToken()
{
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());

    const HandshakeRecord seen = m_gateway->handshakes().constFirst();
    QCOMPARE(seen.query.size(), 1);
    QCOMPARE(QString::fromUtf8(seen.parameter("sessionId")), m_chat->chat().session().toString());
}

void tst_ChatComposition::b32_draftIsThereAfterARestart()
{
    auto store = std::make_unique<MemoryConversationStore>();
    store->setDraft(u"half a sen"_s);

    restart(std::move(store));
    m_chat->shell().open();

    const auto *field = m_chat->shell().chatWindow().findChild<MessageEdit *>();
    QVERIFY(field);
    QCOMPARE(field->toPlainText(), u"half a sen"_s);
    QCOMPARE(m_chat->chat().draft(), u"half a sen"_s);
}

void tst_ChatComposition::newChatConnectsWithTheNewSession()
{
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());

    m_chat->chat().startNewChat();

    QTRY_COMPARE(m_gateway->handshakes().size(), 2);
    QTRY_VERIFY(isOnline());
    QCOMPARE(QString::fromUtf8(m_gateway->handshakes().constLast().parameter("sessionId")),
             m_chat->chat().session().toString());
    QTRY_COMPARE(m_gateway->connectionCount(), 1);
}

void tst_ChatComposition::stopsPolitely()
{
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());
    QSignalSpy stopped(&*m_chat, &ChatComposition::stopped);

    m_chat->stop();

    QTRY_VERIFY(!stopped.isEmpty());
    QTRY_COMPARE(m_gateway->connectionCount(), 0);
}

void tst_ChatComposition::stopsWhereNothingWasConnected()
{
    QSignalSpy stopped(&*m_chat, &ChatComposition::stopped);

    m_chat->stop();

    QTRY_VERIFY(!stopped.isEmpty());
}

QTEST_MAIN(tst_ChatComposition)
#include "tst_ChatComposition.moc"
