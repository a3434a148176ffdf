// SPDX-License-Identifier: MIT
#pragma once

#include "app/PaintWatch.h"
#include "app/Sample.h"
#include "core/ConnectionStatus.h"

#include <QObject>

#include <memory>

class QWidget;

namespace ecom67 {

class ChatViewModel;
class TimedConversationStore;

/// Sends question after question in the real window and notes how long each takes from the Enter
/// key to its bubble on the screen. Prints one JSON object and quits.
class SendRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRun)

public:
    /// Both must outlive this object.
    SendRun(ChatViewModel &chat, const TimedConversationStore &store, QObject *parent = nullptr);
    ~SendRun() override;

    void begin(QWidget *window); ///< the one that is about to be shown

private:
    void onStatusChanged(const ConnectionStatus &status);
    void type();
    void send();
    void printAndQuit();

    ChatViewModel &m_chat;
    const TimedConversationStore &m_store;
    QWidget *m_window = nullptr;
    std::unique_ptr<PaintWatch> m_paint;
    Sample m_sends;
    bool m_isWarm = false; ///< one was sent that does not count
    bool m_isOnline = false;
};

} // namespace ecom67
