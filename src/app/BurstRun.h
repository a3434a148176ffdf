// SPDX-License-Identifier: MIT
#pragma once

#include "app/PaintWatch.h"
#include "core/ConnectionStatus.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QWidget;

namespace ecom67 {

class ChatViewModel;

/// Asks one question that a flood of answers follows, and notes how long it takes from the first
/// of them until the last is on the screen. Prints one JSON object and quits.
class BurstRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BurstRun)

public:
    explicit BurstRun(ChatViewModel &chat, QObject *parent = nullptr);
    ~BurstRun() override;

    void begin(QWidget *window); ///< the one that is about to be shown

private:
    void ask();
    void onMessageArrived();
    void onRowsInserted();
    void finish();

    ChatViewModel &m_chat;
    QWidget *m_window = nullptr;
    std::unique_ptr<PaintWatch> m_paint;
    QElapsedTimer m_timer;
    int m_wanted; ///< answers
    int m_arrived = 0;
    bool m_isOnline = false;
};

/// How many answers the question gets; set for a BurstRun.
inline constexpr const char *kBenchBurstVariable = "ECOM67_BENCH_BURST";

} // namespace ecom67
