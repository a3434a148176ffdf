// SPDX-License-Identifier: MIT
#include "gateway/PacedWriter.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace ecom67 {

/// Bytes the socket may hold for a peer that does not read.
static constexpr qint64 kMostUnsent = 256 * 1024;

PacedWriter::PacedWriter(QTcpSocket &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PacedWriter::pump);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &PacedWriter::pump);
}

PacedWriter::~PacedWriter() = default;

void PacedWriter::write(const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        append(bytes);
}

void PacedWriter::pause(std::chrono::milliseconds time)
{
    append(time);
}

void PacedWriter::afterwards(std::function<void()> action)
{
    append(std::move(action));
}

void PacedWriter::setTimePerByte(std::chrono::milliseconds time)
{
    m_timePerByte = time;
}

void PacedWriter::discard()
{
    m_items.clear();
    m_written = 0;
    m_pause.stop();
}

void PacedWriter::append(Item item)
{
    m_items.push_back(std::move(item));
    pump();
}

void PacedWriter::pump()
{
    // An action, or the socket from inside write(), may come back here.
    if (m_isPumping)
        return;
    m_isPumping = true;
    while (!m_items.empty() && !m_pause.isActive() && m_socket.bytesToWrite() < kMostUnsent) {
        if (std::holds_alternative<QByteArray>(m_items.front())) {
            pumpBytes();
            continue;
        }
        const Item item = std::move(m_items.front());
        m_items.pop_front();
        if (const auto *time = std::get_if<std::chrono::milliseconds>(&item))
            m_pause.start(*time);
        else
            std::get<std::function<void()>>(item)();
    }
    m_isPumping = false;
}

void PacedWriter::pumpBytes()
{
    const auto &bytes = std::get<QByteArray>(m_items.front());
    const bool isSlow = m_timePerByte.count() > 0;
    const qsizetype size = std::min<qsizetype>(bytes.size() - m_written, isSlow ? 1 : kMostUnsent);
    const QByteArray piece = bytes.sliced(m_written, size);
    m_written += size;
    if (m_written == bytes.size()) {
        m_items.pop_front();
        m_written = 0;
    }
    m_socket.write(piece);
    if (isSlow)
        m_pause.start(m_timePerByte);
}

} // namespace ecom67
