// SPDX-License-Identifier: MIT
#include "service/ConnectionSchedule.h"

namespace ecom67 {

ConnectionSchedule::ConnectionSchedule(Waits waits, QObject *parent)
    : QObject(parent)
    , m_waits(waits)
{
    m_ageTimer.setSingleShot(true);
    m_quietTimer.setSingleShot(true);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        m_isOld = true;
        reconsider();
    });
    connect(&m_quietTimer, &QTimer::timeout, this, [this] {
        if (m_isInUse)
            Q_EMIT renewalDue();
        else
            Q_EMIT restDue();
    });
}

ConnectionSchedule::~ConnectionSchedule() = default;

void ConnectionSchedule::begin(std::chrono::milliseconds renewAfter)
{
    m_isConnected = true;
    m_isOld = false;
    m_isToRenew = false;
    m_ageTimer.start(renewAfter);
    reconsider();
}

void ConnectionSchedule::end()
{
    m_isConnected = false;
    m_ageTimer.stop();
    reconsider();
}

void ConnectionSchedule::renewSoon()
{
    m_isToRenew = m_isConnected;
    reconsider();
}

void ConnectionSchedule::setBusy(bool isBusy)
{
    if (m_isBusy == isBusy)
        return;
    m_isBusy = isBusy;
    reconsider();
}

void ConnectionSchedule::setInUse(bool isInUse)
{
    if (m_isInUse == isInUse)
        return;
    m_isInUse = isInUse;
    reconsider();
}

void ConnectionSchedule::noteWord()
{
    reconsider();
}

/// Starts the silence afresh, where silence leads to anything at all.
void ConnectionSchedule::reconsider()
{
    m_quietTimer.stop();
    if (!m_isConnected || m_isBusy)
        return;
    if (m_isToRenew)
        m_quietTimer.start(0);
    else if (m_isOld)
        m_quietTimer.start(m_waits.quietFor);
    else if (!m_isInUse)
        m_quietTimer.start(m_waits.restAfter);
}

} // namespace ecom67
