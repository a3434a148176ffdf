// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "service/ChatTransport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace ecom67 {

/// Tries an address once, for "Test connection": opens a connection of its own, says how that
/// went, and closes it again. May be destroyed at any moment, also while finished() is emitted.
class ConnectionProbe : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionProbe)

public:
    static constexpr std::chrono::milliseconds kLongestTry{15'000};

    explicit ConnectionProbe(std::unique_ptr<ChatTransport> transport, QObject *parent = nullptr);
    ConnectionProbe(std::unique_ptr<ChatTransport> transport, std::chrono::milliseconds longestTry,
                    QObject *parent = nullptr);
    ~ConnectionProbe() override;

    /// Begins the try; a try that is still going on is given up without a word.
    void start(const QUrl &url);

Q_SIGNALS:
    /// Once for each start(): nothing when the handshake succeeded, or why it did not.
    void finished(const std::optional<ecom67::ChatError> &error);

private:
    void finish(const std::optional<ChatError> &error);

    std::unique_ptr<ChatTransport> m_transport;
    std::chrono::milliseconds m_longestTry;
    QTimer m_deadline;
    bool m_isRunning = false;
};

} // namespace ecom67
