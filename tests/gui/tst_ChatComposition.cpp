// SPDX-License-Identifier: MIT
#include "app/ChatComposition.h"
#include "app/SavedPlacements.h"
#include "gateway/Authorizer.h"
#include "gateway/LocalGateway.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "service/IdentityKeeper.h"
#include "service/NetworkSetup.h"
#include "storage/MemoryConversationStore.h"
#include "storage/SettingsStore.h"
#include "support/FakeTokenProvider.h"
#include "support/PictureSamples.h"
#include "support/RawServer.h"
#include "support/TokenSamples.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/Fonts.h"
#include "view/MessageEdit.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace ecom67;
using namespace ecom67::test;
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
    void b14_signedInSendsBoth();
    void waitsForTheIdentity();
    void b15_somebodyElseGetsANewSession();
    void aNewerTokenChangesNothing();
    void aRefusedTokenIsAskedForOnce();
    void b32_draftIsThereAfterARestart();
    void newChatConnectsWithTheNewSession();
    void picturesComeOnlyFromAllowedHosts_data();
    void picturesComeOnlyFromAllowedHosts();
    void aNewChatEndsThePicturesOfTheLast();
    void stopsPolitely();
    void stopsWhereNothingWasConnected();

private:
    void restart(std::unique_ptr<ConversationStore> store, const QString &pictureHosts = {});
    void restartAs(std::unique_ptr<ConversationStore> store);
    void showProduct(const QUrl &picture);
    bool isPictureShown() const;
    bool isOnline() const
    {
        return m_chat->chat().status().state == ConnectionStatus::State::Online;
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<LocalGateway> m_gateway;
    std::optional<SettingsStore> m_settings;
    std::optional<SavedPlacements> m_placements;
    std::unique_ptr<IdentityKeeper> m_identity;
    FakeTokenProvider *m_tokens = nullptr; ///< the keeper's
    NetworkSetup m_network;
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

void tst_ChatComposition::restart(std::unique_ptr<ConversationStore> store,
                                  const QString &pictureHosts)
{
    m_chat.reset();
    m_chat.emplace(ChatComposition::Parts{.store = std::move(store),
                                          .endpoint = Endpoint::parse(m_gateway->url().toString()),
                                          .settings = *m_settings,
                                          .placements = *m_placements,
                                          .network = m_network,
                                          .pictureHosts = PictureHosts(pictureHosts)});
    m_chat->start();
}

/// With an identity that is still to be told.
void tst_ChatComposition::restartAs(std::unique_ptr<ConversationStore> store)
{
    m_chat.reset();
    auto tokens = std::make_unique<FakeTokenProvider>();
    m_tokens = tokens.get();
    m_identity = std::make_unique<IdentityKeeper>(std::move(tokens), IdentityKeeper::Waits{},
                                                  systemClock());
    m_chat.emplace(ChatComposition::Parts{.store = std::move(store),
                                          .endpoint = Endpoint::parse(m_gateway->url().toString()),
                                          .settings = *m_settings,
                                          .placements = *m_placements,
                                          .network = m_network,
                                          .identity = m_identity.get()});
    m_chat->start();
}

void tst_ChatComposition::cleanup()
{
    m_chat.reset();
    m_identity.reset();
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

void tst_ChatComposition::b14_signedInSendsBoth()
{
    restartAs(std::make_unique<MemoryConversationStore>());
    const QString token = u"a+b/c=&d"_s; // to be encoded
    m_tokens->answer(ProvidedToken{token});
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());

    const HandshakeRecord seen = m_gateway->handshakes().constFirst();
    QCOMPARE(seen.query.size(), 2);
    QCOMPARE(QString::fromUtf8(seen.parameter("sessionId")), m_chat->chat().session().toString());
    QCOMPARE(QString::fromUtf8(seen.parameter("token")), token);
}

void tst_ChatComposition::waitsForTheIdentity()
{
    restartAs(std::make_unique<MemoryConversationStore>());
    m_chat->shell().open();
    m_chat->chat().send(u"hello"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_gateway->handshakes().size(), 0);

    m_tokens->answer(ProvidedToken{tokenOf(u"ada"_s)});

    QTRY_COMPARE(m_chat->chat().conversation().rowCount(), 3);
    QCOMPARE(m_gateway->handshakes().size(), 1);
    QVERIFY(!m_gateway->handshakes().constFirst().parameter("token").isEmpty());
}

void tst_ChatComposition::b15_somebodyElseGetsANewSession()
{
    restartAs(std::make_unique<MemoryConversationStore>());
    m_tokens->answer(ProvidedToken{tokenOf(u"ada"_s)});
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());
    m_chat->chat().send(u"my secret order"_s);
    QTRY_COMPARE(m_chat->chat().conversation().rowCount(), 3);
    const SessionId before = m_chat->chat().session();
    auto *field = m_chat->shell().chatWindow().findChild<MessageEdit *>();
    field->setPlainText(u"half a secret"_s);

    Q_EMIT m_tokens->changed();
    m_tokens->answer(ProvidedToken{tokenOf(u"bob"_s)});

    QVERIFY(m_chat->chat().session() != before);
    QTRY_COMPARE(m_gateway->handshakes().size(), 2);
    QTRY_VERIFY(isOnline());
    QCOMPARE(m_chat->chat().conversation().rowCount(), 1); // the welcome
    QCOMPARE(field->toPlainText(), QString());
    QVERIFY(!field->document()->isUndoAvailable());
    const HandshakeRecord seen = m_gateway->handshakes().constLast();
    QCOMPARE(QString::fromUtf8(seen.parameter("token")), tokenOf(u"bob"_s));
    QCOMPARE(QString::fromUtf8(seen.parameter("sessionId")), m_chat->chat().session().toString());
    QTRY_COMPARE(m_gateway->connectionCount(), 1);
}

void tst_ChatComposition::aNewerTokenChangesNothing()
{
    restartAs(std::make_unique<MemoryConversationStore>());
    m_tokens->answer(ProvidedToken{tokenOf(u"ada"_s)});
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());
    const SessionId before = m_chat->chat().session();

    Q_EMIT m_tokens->changed();
    m_tokens->answer(ProvidedToken{tokenOf(u"ada"_s, 1'767'300'000)});
    m_chat->chat().send(u"hello"_s);
    QTRY_COMPARE(m_chat->chat().conversation().rowCount(), 3);

    QCOMPARE(m_chat->chat().session(), before);
    QCOMPARE(m_gateway->handshakes().size(), 1);
}

void tst_ChatComposition::aRefusedTokenIsAskedForOnce()
{
    GatewayOptions options;
    options.requiresToken = true;
    options.tokens.secret = "secret";
    m_gateway.emplace(options);
    QVERIFY(std::holds_alternative<QUrl>(m_gateway->listen()));
    restartAs(std::make_unique<MemoryConversationStore>());
    m_tokens->answer(ProvidedToken{QString::fromLatin1(
        Authorizer("other").issue("ada", QDateTime::currentDateTimeUtc().addDays(1)))});
    m_chat->shell().open();
    QTRY_COMPARE(m_tokens->asked.size(), 2);
    QCOMPARE(m_tokens->asked.constLast(), TokenProvider::Reason::Refused);

    m_tokens->answer(ProvidedToken{QString::fromLatin1(
        Authorizer("secret").issue("ada", QDateTime::currentDateTimeUtc().addDays(1)))});

    QTRY_VERIFY(isOnline());
    QCOMPARE(m_gateway->handshakes().size(), 2);
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

/// The server answers with a product, and the window shows it.
void tst_ChatComposition::showProduct(const QUrl &picture)
{
    const QJsonObject product{
        {u"product_id"_s, u"1"_s}, {u"name"_s, u"Mug"_s}, {u"image_url"_s, picture.toString()}};
    const QJsonObject frame{
        {u"type"_s, u"message"_s},
        {u"message"_s, u"Look:"_s},
        {u"session_id"_s, m_chat->chat().session().toString()},
        {u"data"_s, QJsonObject{{u"data"_s, QJsonObject{{u"products"_s, product}}}}}};
    m_gateway->sendToAll(QJsonDocument(frame).toJson());
    const ConversationModel &conversation = m_chat->chat().conversation();
    QTRY_COMPARE(conversation.messageAt(conversation.rowCount() - 1).text, u"Look:"_s);
}

/// The red one, anywhere in the window.
bool tst_ChatComposition::isPictureShown() const
{
    const QImage window = m_chat->shell().chatWindow().grab().toImage();
    for (int y = 0; y < window.height(); ++y) {
        for (int x = 0; x < window.width(); ++x) {
            if (window.pixelColor(x, y) == QColor(255, 0, 0))
                return true;
        }
    }
    return false;
}

static void sendPicture(QTcpSocket &socket, const QByteArray & /*head*/)
{
    const QByteArray picture = png::plain(8, 8, QByteArray("\xff\0\0", 3));
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(picture.size())
                 + "\r\n\r\n" + picture);
}

void tst_ChatComposition::picturesComeOnlyFromAllowedHosts_data()
{
    QTest::addColumn<QString>("hosts");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("off by default") << QString() << false;
    QTest::newRow("another host") << u"images.shop.example, 127.0.0.1"_s << false;
    QTest::newRow("this host") << u"images.shop.example, 127.0.0.1:PORT"_s << true;
}

void tst_ChatComposition::picturesComeOnlyFromAllowedHosts()
{
    QFETCH(QString, hosts);
    QFETCH(const bool, isShown);
    RawServer shelf(sendPicture);
    QSignalSpy connections(&shelf, &QTcpServer::newConnection);
    hosts.replace(u"PORT"_s, QString::number(shelf.serverPort()));
    restart(std::make_unique<MemoryConversationStore>(), hosts);
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());

    showProduct(shelf.url(u"http"_s));

    if (isShown) {
        QTRY_VERIFY(isPictureShown());
        QCOMPARE(connections.size(), 1);
    } else {
        QVERIFY(!isPictureShown());
        QVERIFY(!connections.wait(200));
        QCOMPARE(connections.size(), 0);
    }
}

void tst_ChatComposition::aNewChatEndsThePicturesOfTheLast()
{
    RawServer shelf([](QTcpSocket &, const QByteArray &) {}); // takes its time
    restart(std::make_unique<MemoryConversationStore>(), u"127.0.0.1:%1"_s.arg(shelf.serverPort()));
    m_chat->shell().open();
    QTRY_VERIFY(isOnline());
    showProduct(shelf.url(u"http"_s));
    (void)m_chat->shell().chatWindow().grab();
    QTRY_COMPARE(shelf.openSockets(), 1);

    m_chat->chat().startNewChat();

    QTRY_COMPARE(shelf.openSockets(), 0);
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
