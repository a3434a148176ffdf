// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace ecom67 {

/// Tells of SIGINT and SIGTERM (Ctrl+C on Windows) in the event loop, so that a command can end in
/// good order. Only one may exist at a time.
class InterruptWatcher : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InterruptWatcher)

public:
    explicit InterruptWatcher(QObject *parent = nullptr);
    ~InterruptWatcher() override;

Q_SIGNALS:
    void interrupted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier; ///< none on Windows
};

} // namespace ecom67
