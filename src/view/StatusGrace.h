// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// Decides when a status of the connection is worth showing: a connection that is renewed, or that
/// was at rest and is made again, is none of a customer's business unless it takes its time.
class StatusGrace : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusGrace)

public:
    explicit StatusGrace(std::chrono::milliseconds grace, QObject *parent = nullptr);
    ~StatusGrace() override;

    /// Shown at once, or when the grace is over and nothing better has come.
    void setStatus(const ConnectionStatus &status);

Q_SIGNALS:
    void statusShown(const ecom67::ConnectionStatus &status);

private:
    void show();

    ConnectionStatus m_status;
    QTimer m_timer; ///< runs from the first status that is held back
    bool m_wasWell = false; ///< Online is shown, or that the connection rests since
};

} // namespace ecom67
