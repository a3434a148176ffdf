// SPDX-License-Identifier: MIT
#include "view/StatusGrace.h"

namespace ecom67 {

using State = ConnectionStatus::State;

StatusGrace::StatusGrace(std::chrono::milliseconds grace, QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(grace);
    connect(&m_timer, &QTimer::timeout, this, &StatusGrace::show);
}

StatusGrace::~StatusGrace() = default;

/// On the way to a connection, and nothing has gone wrong so far.
static bool isOnTheWay(const ConnectionStatus &status)
{
    return !status.error
        && (status.state == State::Connecting || status.state == State::ConnectingSlow
            || status.state == State::Reconnecting);
}

void StatusGrace::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    if (!m_wasWell || !isOnTheWay(status))
        show();
    else if (!m_timer.isActive())
        m_timer.start();
}

void StatusGrace::show()
{
    m_timer.stop();
    m_wasWell = m_status.state == State::Online || (m_wasWell && m_status.state == State::Dormant);
    Q_EMIT statusShown(m_status);
}

} // namespace ecom67
