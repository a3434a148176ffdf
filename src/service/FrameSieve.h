// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/ServerFrame.h"

#include <QList>
#include <QSet>
#include <QString>

namespace ecom67 {

/// Keeps out the texts that came before, and counts what was dropped, with at most one line in
/// the log for each kind and connection: a server in trouble must not fill a disk.
class FrameSieve
{
public:
    /// True when the same text with the same time has come lately in this session.
    [[nodiscard]] bool isRepeated(const TextFrame &frame);

    /// Counts a dropped frame. kind is for the log and holds nothing of the frame's text.
    void drop(const QString &kind);

    void startConnection(); ///< each kind may be logged once more
    void startSession(); ///< what came before belongs to another transcript

    int droppedFrames() const noexcept { return m_droppedFrames; }

private:
    struct Seen
    {
        qint64 milliseconds;
        QString text;

        friend bool operator==(const Seen &, const Seen &) = default;
    };

    QList<Seen> m_seen; ///< oldest first, bounded
    QSet<QString> m_logged;
    int m_droppedFrames = 0;
};

} // namespace ecom67
