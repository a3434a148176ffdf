// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QObject>
#include <QString>

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

    /// Asks the program that listens there, for 1.5 s at most. False when there is none, or it
    /// hangs. Needs no event loop.
    [[nodiscard]] static bool knock(const QString &folder, const QByteArray &token = {});

Q_SIGNALS:
    void knocked(const QByteArray &token); ///< may be empty

private:
    void receive();
    void answer(QLocalSocket *visitor);

    QString m_folder;
    QLocalServer m_server;
};

} // namespace ecom67
