// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>

namespace ecom67 {

class AccountViewModel;
class IdentityKeeper;
class NetworkSetup;
class ProfilePaths;
class SecretStore;
class Settings;

/// As whom the customer speaks to the shop, with everything that takes: the secret store of the
/// profile and the source of tokens that the settings name. Outlives the conversations, so that the
/// customer stays signed in when one is made anew.
class ShopIdentity
{
public:
    /// network must outlive it.
    ShopIdentity(const Settings &settings, const ProfilePaths &paths, const NetworkSetup &network);
    ~ShopIdentity();
    Q_DISABLE_COPY_MOVE(ShopIdentity)

    IdentityKeeper &keeper() const { return *m_keeper; }
    SecretStore &secrets() const { return *m_secrets; } ///< of the profile
    AccountViewModel *account() const { return m_account.get(); } ///< none: nobody can sign in

private:
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<IdentityKeeper> m_keeper; // uses the secrets
    std::unique_ptr<AccountViewModel> m_account; // uses the keeper's provider
};

} // namespace ecom67
