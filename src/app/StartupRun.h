// SPDX-License-Identifier: MIT
#pragma once

#include "app/ProcessFigures.h"
#include "core/ConnectionStatus.h"

#include <QJsonObject>
#include <QObject>

#include <chrono>

class QListView;

namespace ecom67 {

class ChatViewModel;

/// One measured start, seen from inside: notes when the window was painted and when "Online" was,
/// then, when asked, memory, wake-ups and the time from a message to its pixels. Prints one JSON
/// object and quits.
class StartupRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartupRun)

public:
    StartupRun(ChatViewModel &chat, QObject *parent = nullptr);
    ~StartupRun() override;

    /// The window has just been shown. It is the one whose painting is measured.
    void begin(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onStatusChanged(const ConnectionStatus &status);
    void finishStart();
    void measureMemory();
    void measureWakeUps();
    void measurePainting();
    double medianAppendMs(QListView &list, int messagesBefore);
    void printAndQuit();

    ChatViewModel &m_chat;
    QWidget *m_window = nullptr;
    QJsonObject m_figures;
    std::chrono::steady_clock::time_point m_start;
    ProcessFigures m_before; ///< the watch for wake-ups
    bool m_isOnline = false;
    bool m_isFinished = false;
};

} // namespace ecom67
