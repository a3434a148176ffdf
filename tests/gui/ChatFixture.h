// SPDX-License-Identifier: MIT
#pragma once

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "model/SetupViewModel.h"
#include "service/ConnectionProbe.h"
#include "storage/MemoryConversationStore.h"
#include "storage/SettingsStore.h"
#include "support/AccessibleText.h"
#include "support/FakePolicy.h"
#include "support/ServiceFixture.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/Composer.h"
#include "view/MessageEdit.h"
#include "view/MessageListView.h"

#include <QHash>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace ecom67::test {

/// Placements in memory.
class FakePlacements : public WindowPlacements
{
public:
    QHash<QString, QRect> rects;

    std::optional<QRect> placement(const QString &screen) const override
    {
        const auto found = rects.constFind(screen);
        return found == rects.cend() ? std::nullopt : std::optional(*found);
    }
    void setPlacement(const QString &screen, const QRect &body) override
    {
        rects.insert(screen, body);
    }
};

/// The whole chat but for the network and the disk: the test plays the server, and the windows
/// are the real ones.
struct ChatFixture
{
    explicit ChatFixture(ServiceFixture::Timing timing = ServiceFixture::patient(),
                         ServiceFixture::Limits limits = ServiceFixture::quick())
        : server(timing, limits)
        , chat(server.service, store, conversation,
               QStringLiteral("Hi! I'm your E-Com67 shopping assistant. How can I help you today? "
                              "I can help you find products, answer questions, or assist with "
                              "your orders."))
        , settings(folder.filePath(QStringLiteral("settings.ini")), {}, QProcessEnvironment(),
                   system(policy))
        , setup(settings,
                [] { return std::make_unique<ConnectionProbe>(std::make_unique<FakeTransport>()); })
    {
        chat.restore();
        configure();
    }

    /// Whatever a test has made of the window: no secret is on the screen.
    ~ChatFixture()
    {
        if (shell)
            failOnShownSecret(shell->chatWindow());
    }
    Q_DISABLE_COPY_MOVE(ChatFixture)

    /// The service takes the session of the restored conversation, as the program does.
    void configure(const QString &endpoint = QStringLiteral("wss://shop.example/prod"))
    {
        server.session = chat.session();
        server.configure(endpoint);
    }
    ChatShell &makeShell(bool isAnimated = false)
    {
        ChatShell::Options options;
        options.isAnimated = isAnimated;
        options.shop = ShopLinks(Settings({.userFile = {{QStringLiteral("shop/url"), shop}}}));
        shell = std::make_unique<ChatShell>(chat, setup, placements, options);
        return *shell;
    }
    /// Makes the shell, opens the window and connects.
    ChatWindow &open()
    {
        if (!shell)
            makeShell();
        shell->start();
        shell->open();
        server.goOnline();
        return shell->chatWindow();
    }
    void answer(const QString &text)
    {
        server.transport.receive(server.answer(text));
        conversation.flush();
    }
    /// Stores messages, by turns asked and answered, all seen, and restores the conversation.
    void fill(int count, const QString &text = QStringLiteral("Message %1"))
    {
        for (int i = 1; i <= count; ++i) {
            Message message;
            message.id = ++m_lastStored;
            message.role = i % 2 ? Message::Role::User : Message::Role::Assistant;
            message.delivery = i % 2 ? Message::Delivery::Answered : Message::Delivery::None;
            message.text = text.contains(QStringLiteral("%1")) ? text.arg(i) : text;
            message.timestamp = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000 + i * 1'000);
            store.append(message);
        }
        store.setLastSeen(m_lastStored);
        chat.restore();
        configure();
    }
    template <typename T>
    T *child(const char *name) const
    {
        return shell->chatWindow().findChild<T *>(QLatin1StringView(name));
    }
    MessageListView *list() const { return child<MessageListView>("conversationView"); }
    MessageEdit *edit() const { return child<MessageEdit>("messageEdit"); }
    Composer *composer() const { return child<Composer>("composer"); }

    static SystemSettings system(const Settings::Values &locked)
    {
        SystemSettings all;
        all.policy = std::make_shared<FakePolicy>(locked);
        return all;
    }

    QTemporaryDir folder;
    Settings::Values policy; ///< what an administrator locks, from the next reload() on
    ServiceFixture server;
    MemoryConversationStore store;
    ConversationModel conversation;
    ChatViewModel chat;
    SettingsStore settings;
    SetupViewModel setup;
    FakePlacements placements;
    QString shop = QStringLiteral("https://shop.example"); ///< set before the shell is made
    std::unique_ptr<ChatShell> shell;

private:
    MessageId m_lastStored = 1; ///< the welcome
};

} // namespace ecom67::test
