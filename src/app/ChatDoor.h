// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QObject>
#include <QString>

#include <chrono>

class QLocalSocket;

namespace ecom67 {

/// Where a second start of the program asks the first one to show its chat, so that a link that is
/// pressed twice does not open two. One for each profile, for the same user only.
///
/// It can be asked for nothing else, and takes no more than a few bytes from anybody: "show", and
/// the token that lets a window come forward (ActivationToken.h).
class ChatDoor : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatDoor)

public:
    /// folder is that of the profile's data, private to the user; it is made where it is missing.
    explicit ChatDoor(const QString &folder, QObject *parent = nullptr);
    ~ChatDoor() override;

    /// Listens. False where another living program does, or where it is not possible.
    bool open();
    /// Listens no more.
    void close() { m_server.close(); }

    enum class Knock {
        NobodyThere,
        NoAnswer, ///< somebody listens, and hangs
        Heard,
    };
    /// Asks the program that listens there. It may have been started a moment ago and still be
    /// reading a slow disk, so that one is patient. Needs no event loop.
    [[nodiscard]] static Knock knock(const QString &folder, const QByteArray &token = {},
                                     std::chrono::milliseconds patience = std::chrono::seconds(10));

Q_SIGNALS:
    void knocked(const QByteArray &token); ///< may be empty

private:
    void receive();
    void answer(QLocalSocket *visitor);

    QString m_folder;
    QLocalServer m_server;
};

} // namespace ecom67
