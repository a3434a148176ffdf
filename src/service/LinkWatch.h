// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// Notices a link that died without a word: asks for a ping now and then, and reports silence
/// when not one byte has come for longer than a ping and its answer may take.
///
/// Bytes count, not pongs: behind a big answer on a slow link a pong is late by many seconds.
class LinkWatch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkWatch)

public:
    /// silenceAfter is counted from the last byte and must be longer than pingEvery.
    LinkWatch(std::chrono::milliseconds pingEvery, std::chrono::milliseconds silenceAfter,
              QObject *parent = nullptr);
    ~LinkWatch() override;

    void start();
    void stop();
    void heard(); ///< a byte has come; cheap, may be called for each one

    /// Asks for a ping now: alive() or silent() follows within this time.
    void check(std::chrono::milliseconds within);

Q_SIGNALS:
    void pingDue(const QByteArray &payload); ///< a counter, so that each pong can be told apart
    void silent(); ///< at most once for each start()
    void alive(); ///< the first byte after check()

private:
    void onPingTimer();
    void onSilenceTimer();

    std::chrono::milliseconds m_silenceAfter;
    bool m_isChecking = false;
    QTimer m_pingTimer;
    QTimer m_silenceTimer;
    QElapsedTimer m_lastByte;
    quint64 m_pings = 0;
};

} // namespace ecom67
