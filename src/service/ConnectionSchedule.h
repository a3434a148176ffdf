// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// When a healthy connection is to be ended on purpose. API Gateway cuts every connection after
/// two hours, whatever is being said just then, and one that is idle after ten minutes: better to
/// renew it before, in a quiet moment, and to part when nobody looks. Knows no socket.
class ConnectionSchedule : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionSchedule)

public:
    struct Waits
    {
        /// From then on the connection is renewed, once nothing was said for quietFor, so that an
        /// answer that comes late still finds it.
        std::chrono::milliseconds renewAfter;
        std::chrono::milliseconds quietFor;
        std::chrono::milliseconds restAfter; ///< of silence, while nobody looks
    };

    explicit ConnectionSchedule(Waits waits, QObject *parent = nullptr);
    ~ConnectionSchedule() override;

    const Waits &waits() const noexcept { return m_waits; }

    /// A connection begins, to be renewed after this time, which must be positive.
    void begin(std::chrono::milliseconds renewAfter);
    void end();
    /// Renewed as soon as no question waits or is on the wire.
    void renewSoon();

    /// A question waits or is on the wire: nothing is due.
    void setBusy(bool isBusy);
    /// Somebody looks at the chat. True at the start.
    void setInUse(bool isInUse);
    bool isInUse() const noexcept { return m_isInUse; }
    void noteWord(); ///< something was said, by either side

Q_SIGNALS:
    void renewalDue();
    void restDue();

private:
    void reconsider();

    Waits m_waits;
    bool m_isConnected = false;
    bool m_isOld = false; ///< renewAfter has passed
    bool m_isToRenew = false; ///< see renewSoon()
    bool m_isBusy = false;
    bool m_isInUse = true;
    QTimer m_ageTimer;
    QTimer m_quietTimer;
};

} // namespace ecom67
