// SPDX-License-Identifier: MIT
#include "app/ShopIdentity.h"

#include "service/IdentityKeeper.h"
#include "service/TokenSources.h"
#include "storage/SecretStores.h"

namespace ecom67 {

ShopIdentity::ShopIdentity(const Settings &settings, const ProfilePaths &paths)
    : m_secrets(makeSecretStore(paths))
    , m_keeper(std::make_unique<IdentityKeeper>(makeTokenProvider(settings, *m_secrets),
                                                IdentityKeeper::Waits(), systemClock()))
{
}

ShopIdentity::~ShopIdentity() = default;

} // namespace ecom67
