// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>

namespace ecom67 {

class IdentityKeeper;
class ProfilePaths;
class SecretStore;
class Settings;

/// As whom the customer speaks to the shop, with everything that takes: the secret store of the
/// profile and the source of tokens that the settings name. Outlives the conversations, so that the
/// customer stays signed in when one is made anew.
class ShopIdentity
{
public:
    ShopIdentity(const Settings &settings, const ProfilePaths &paths);
    ~ShopIdentity();
    Q_DISABLE_COPY_MOVE(ShopIdentity)

    IdentityKeeper &keeper() const { return *m_keeper; }

private:
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<IdentityKeeper> m_keeper; // uses the secrets
};

} // namespace ecom67
