// SPDX-License-Identifier: MIT
#include "service/NetworkHint.h"

#include "service/Logging.h"

#include <utility>

namespace ecom67 {

using Reachability = QNetworkInformation::Reachability;

NetworkHint::NetworkHint(QObject *parent)
    : QObject(parent)
{
}

NetworkHint::~NetworkHint() = default;

void NetworkHint::listen()
{
    if (std::exchange(m_isListening, true))
        return;
    QNetworkInformation *information = nullptr;
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        information = QNetworkInformation::instance();
    if (!information) {
        qCInfo(lcService) << "this system gives no hint about its network";
        return;
    }
    m_isOnline = information->reachability() == Reachability::Online;
    connect(information, &QNetworkInformation::reachabilityChanged, this, &NetworkHint::take);
}

void NetworkHint::take(Reachability reachability)
{
    const bool isOnline = reachability == Reachability::Online;
    if (!std::exchange(m_isOnline, isOnline) && isOnline)
        Q_EMIT cameBack();
}

} // namespace ecom67
