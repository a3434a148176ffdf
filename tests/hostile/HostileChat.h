// SPDX-License-Identifier: MIT
#pragma once

#include "app/ChatComposition.h"
#include "app/SavedPlacements.h"
#include "hostile/Baits.h"
#include "hostile/CapturedLog.h"
#include "service/NetworkSetup.h"
#include "storage/SettingsStore.h"
#include "support/RawServer.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <array>
#include <memory>
#include <optional>

namespace ecom67 {
class ChatWindow;
class MessageListView;
} // namespace ecom67

namespace ecom67::test {

/// The whole program but for its main(): real windows, a real socket, and at its other end a
/// server that sends whatever a test wants. Watches what the program does about it.
class HostileChat
{
public:
    /// The ways in which words of the server get into the window.
    enum class Kind { Answer, Pieces, Error, Notice };
    static constexpr std::array kKinds{Kind::Answer, Kind::Pieces, Kind::Error, Kind::Notice};

    /// The server accepts and is silent until told otherwise.
    HostileChat();
    explicit HostileChat(RawServer::OnRequest onRequest);
    ~HostileChat();
    Q_DISABLE_COPY_MOVE(HostileChat)

    /// Opens the window and connects. From here on everything is watched.
    [[nodiscard]] bool open();

    ChatComposition &program() { return *m_program; }
    ChatWindow &window() const;
    MessageListView &list() const;
    Baits &baits() { return m_baits; }
    RawServer &server() { return m_server; }
    CapturedLog &log() { return m_log; }

    /// A frame of this session with the next timestamp; what is given replaces what it holds.
    QByteArray frame(const QJsonObject &fields) const;
    QByteArray text(const QString &type, const QString &words, const QJsonObject &data = {}) const;

    void say(Kind kind, const QString &words);
    /// Sends one message in pieces, as AWS does: none is larger than a frame may be.
    void send(const QByteArray &message);
    void sendRaw(const QByteArray &bytes);

    /// Sends a harmless answer and waits until it is painted: all before it has been dealt with,
    /// and on the same connection.
    [[nodiscard]] bool hears();
    /// Waits until the messages have been painted once more.
    [[nodiscard]] bool isPainted() const;
    /// What a customer does with what has come: reads all of it, in another width, with the mouse
    /// over it, copies it.
    [[nodiscard]] bool isUsable();

    /// What a screen reader says for each row, without the welcome and the harmless answers.
    QStringList spoken() const;

    /// What the program did that it should not have done, in words; empty when all is well.
    /// logLines: how many it may have written.
    QString trouble(int logLines = 1);

private:
    void addWidgetTrouble(QStringList &trouble) const;
    void addLayoutTrouble(QStringList &trouble) const;

    Baits m_baits;
    RawServer m_server;
    QTemporaryDir m_folder;
    SettingsStore m_settings;
    SavedPlacements m_placements;
    NetworkSetup m_network;
    std::optional<ChatComposition> m_program;
    CapturedLog m_log;
    QStringList m_descriptors; ///< open ones, at first
    int m_connections = 0;
    int m_harmless = 0;
    mutable qint64 m_time = 1'767'261'600'000; ///< of the last frame
};

} // namespace ecom67::test
