// SPDX-License-Identifier: MIT
#include "gateway/ConnectionLimits.h"

namespace ecom67 {

ConnectionLimits::ConnectionLimits(const Quotas &quotas, QObject *parent)
    : QObject(parent)
{
    m_handshake.setInterval(quotas.handshake);
    m_idle.setInterval(quotas.idle);
    m_life.setInterval(quotas.lifetime);
    for (QTimer *timer : {&m_handshake, &m_idle, &m_life})
        timer->setSingleShot(true);
    connect(&m_handshake, &QTimer::timeout, this, &ConnectionLimits::handshakeOverdue);
    connect(&m_idle, &QTimer::timeout, this, &ConnectionLimits::idleTooLong);
    connect(&m_life, &QTimer::timeout, this, &ConnectionLimits::livedTooLong);
}

ConnectionLimits::~ConnectionLimits() = default;

void ConnectionLimits::awaitHandshake()
{
    m_handshake.start();
}

void ConnectionLimits::open()
{
    m_handshake.stop();
    m_idle.start();
    m_life.start();
}

void ConnectionLimits::noteMessage()
{
    m_idle.start();
}

void ConnectionLimits::stop()
{
    for (QTimer *timer : {&m_handshake, &m_idle, &m_life})
        timer->stop();
}

} // namespace ecom67
