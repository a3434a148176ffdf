// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "service/NetworkSetup.h"

#include <QObject>

#include <memory>

namespace ecom67 {

class SecretStore;
class Settings;
class StoredProxyPassword;

/// The program's way to the network as the settings have it, and the password of the proxy that a
/// secret store keeps.
class ShopNetwork : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShopNetwork)

public:
    /// The settings must outlive it; they are read again with each call below.
    explicit ShopNetwork(const Settings &settings, QObject *parent = nullptr);
    ~ShopNetwork() override;

    const NetworkSetup &setup() const noexcept { return m_setup; }

    /// Asks this store for the password, now and whenever the settings have changed. Only where
    /// somebody has put one there is it asked at all.
    void askForPassword(SecretStore &secrets);

    /// The settings have changed.
    void follow();
    /// A file of authorities that is missing shows only when a certificate needs it; whoever named
    /// it should know: problemFound() where there is something to say.
    void reportAuthorities();

Q_SIGNALS:
    void changed(); ///< from the next connection on
    void problemFound(const ecom67::ChatError &problem);

private:
    void apply();

    const Settings &m_settings;
    NetworkSetup m_setup;
    std::unique_ptr<StoredProxyPassword> m_password;
};

} // namespace ecom67
