// SPDX-License-Identifier: MIT
#include "app/ShopIdentity.h"

#include "model/AccountViewModel.h"
#include "service/IdentityKeeper.h"
#include "service/SignInProvider.h"
#include "service/TokenSources.h"
#include "storage/SecretStores.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QUrl>

namespace ecom67 {

static QString pageInTheBrowser()
{
    //: What the browser shows when it is done, e.g. with signing in
    return QCoreApplication::translate("Account",
                                       "Done. You can close this window and go back to the chat.");
}

ShopIdentity::ShopIdentity(const Settings &settings, const ProfilePaths &paths,
                           const NetworkSetup &network)
    : m_secrets(makeSecretStore(paths))
    , m_keeper(std::make_unique<IdentityKeeper>(
          makeTokenProvider(settings, *m_secrets,
                            {.network = network,
                             .openBrowser = &QDesktopServices::openUrl,
                             .page = pageInTheBrowser()}),
          IdentityKeeper::Waits(), systemClock()))
{
    if (auto *provider = qobject_cast<SignInProvider *>(&m_keeper->provider()))
        m_account = std::make_unique<AccountViewModel>(*provider);
}

ShopIdentity::~ShopIdentity() = default;

} // namespace ecom67
