// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace ecom67 {

/// Decides when a person has left a public computer: after a time without input it asks, and when
/// nobody answers, the reset is due. Does not know what input is, and forgets nothing itself.
class IdleReset : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdleReset)

public:
    /// What there is to forget.
    enum class Need {
        None, ///< nobody has said anything: no reason to ask
        Awaited, ///< an answer is on its way, which counts as activity
        Some,
    };
    Q_ENUM(Need)

    struct Timing
    {
        std::chrono::milliseconds untilQuestion{90'000}; ///< 0: never
        int countdown = 20; ///< steps from the question to the reset
        std::chrono::milliseconds step{1'000};
    };

    IdleReset(Timing timing, std::function<Need()> need, QObject *parent = nullptr);
    ~IdleReset() override;

    bool isAsking() const noexcept { return m_left > 0; }

public Q_SLOTS:
    /// Somebody is there. Ends the question.
    void noteActivity();

Q_SIGNALS:
    /// The question is to be shown, with so many steps left; 0 takes it away.
    void asked(int left);
    void resetDue();

private:
    void onIdle();
    void onStep();

    Timing m_timing;
    std::function<Need()> m_need;
    QTimer m_idle;
    QTimer m_step;
    int m_left = 0;
};

} // namespace ecom67
