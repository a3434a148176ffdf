// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace ecom67 {

class ChatViewModel;
class ChatWindow;
class MessageListView;
class Sample;

/// Fills the real window with a long conversation and notes what everything costs that a person
/// waits for: a new message, another width, scrolling, jumping; and the memory. Prints one JSON
/// object and quits.
class ViewRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewRun)

public:
    explicit ViewRun(ChatViewModel &chat, QObject *parent = nullptr);
    ~ViewRun() override;

    void begin(ChatWindow *window); ///< the one that is about to be shown

private:
    void run();
    void fill(int count);
    void append();
    void drag();
    void jump();
    void scroll();
    void readMemory();
    void note(const QString &name, const Sample &sample);
    double untilPainted(const std::function<void()> &change);

    ChatViewModel &m_chat;
    ChatWindow *m_window = nullptr;
    MessageListView *m_list = nullptr;
    QJsonObject m_figures;
    bool m_isOnline = false;
};

/// How many messages the conversation has.
inline constexpr const char *kBenchMessagesVariable = "ECOM67_BENCH_MESSAGES";

} // namespace ecom67
