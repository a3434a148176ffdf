// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// Whether the assistant is typing. Every indication ends by itself: the frame that should end
/// it is sent with best effort only and gets lost with the connection.
class TypingIndicator : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypingIndicator)

public:
    explicit TypingIndicator(std::chrono::milliseconds endsAfter, QObject *parent = nullptr);
    ~TypingIndicator() override;

    bool isTyping() const noexcept { return m_isTyping; }
    void setTyping(bool isTyping); ///< true starts the waiting for the end anew

Q_SIGNALS:
    void changed(bool isTyping);

private:
    QTimer m_end;
    bool m_isTyping = false;
};

} // namespace ecom67
