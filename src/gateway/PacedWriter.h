// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <variant>

class QTcpSocket;

namespace ecom67 {

/// Everything a connection writes goes through here in one order: at once, one byte at a time, or
/// after a pause. Hands the socket only as much as the peer takes.
class PacedWriter : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PacedWriter)

public:
    explicit PacedWriter(QTcpSocket &socket, QObject *parent = nullptr);
    ~PacedWriter() override;

    void write(const QByteArray &bytes);
    void pause(std::chrono::milliseconds time);
    void afterwards(std::function<void()> action); ///< once all before it is with the socket

    /// From now on each byte is followed by this wait; zero writes at full speed again.
    void setTimePerByte(std::chrono::milliseconds time);

    void discard(); ///< forgets what is still to be written or done

private:
    using Item = std::variant<QByteArray, std::chrono::milliseconds, std::function<void()>>;

    void append(Item item);
    void pump();
    void pumpBytes();

    QTcpSocket &m_socket;
    std::deque<Item> m_items;
    qsizetype m_written = 0; ///< bytes already taken from the first item
    std::chrono::milliseconds m_timePerByte{0};
    QTimer m_pause;
    bool m_isPumping = false;
};

} // namespace ecom67
