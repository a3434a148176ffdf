// SPDX-License-Identifier: MIT
#include "service/ConnectionHints.h"

#include "service/ChatService.h"

#include <utility>

namespace ecom67 {

using State = ConnectionStatus::State;

ConnectionHints::ConnectionHints(ChatService &service, WakeWatch::Clocks clocks, QObject *parent)
    : QObject(parent)
    , m_wakeWatch({}, std::move(clocks))
{
    connect(&service, &ChatService::statusChanged, this, &ConnectionHints::onStatus);
    connect(&service, &ChatService::aboutToBeUsed, &m_wakeWatch, &WakeWatch::look);
    connect(&m_wakeWatch, &WakeWatch::jumped, &service, &ChatService::hurry);
    connect(&m_networkHint, &NetworkHint::cameBack, &service, &ChatService::hurry);
}

ConnectionHints::~ConnectionHints() = default;

void ConnectionHints::onStatus(const ConnectionStatus &status)
{
    const bool isRetried = status.isWaiting() || status.state == State::Misconfigured;
    if (isRetried)
        m_networkHint.listen();
    m_wakeWatch.setActive(isRetried || status.state == State::Online);
}

} // namespace ecom67
