// SPDX-License-Identifier: MIT
#include "app/ShopNetwork.h"

#include "app/Logging.h"
#include "core/Settings.h"
#include "service/NetworkOptions.h"
#include "service/StoredProxyPassword.h"

namespace ecom67 {

ShopNetwork::ShopNetwork(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_setup(networkOptions(settings))
{
}

ShopNetwork::~ShopNetwork() = default;

void ShopNetwork::askForPassword(SecretStore &secrets)
{
    m_password = std::make_unique<StoredProxyPassword>(secrets);
    connect(m_password.get(), &StoredProxyPassword::answered, this,
            [this](const std::optional<ChatError> &problem) {
                if (problem)
                    Q_EMIT problemFound(*problem);
                else
                    apply();
            });
    connect(m_password.get(), &StoredProxyPassword::becameAvailable, this,
            [this] { m_password->look(m_settings); });
    m_password->look(m_settings);
}

void ShopNetwork::follow()
{
    apply();
    reportAuthorities();
    if (m_password)
        m_password->look(m_settings);
}

void ShopNetwork::apply()
{
    m_setup.change(networkOptions(m_settings, m_password ? m_password->password() : QString()));
    Q_EMIT changed();
}

void ShopNetwork::reportAuthorities()
{
    if (const auto problem = m_setup.authorityProblem()) {
        qCWarning(lcApp).noquote() << "settings:" << placeText(*problem) << problem->code;
        Q_EMIT problemFound(*problem);
    }
}

} // namespace ecom67
