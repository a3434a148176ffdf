// SPDX-License-Identifier: MIT
#include "cli/TokenQuestion.h"

#include "service/TokenSources.h"
#include "storage/SecretStores.h"

#include <QEventLoop>

#include <optional>

namespace ecom67 {

TokenProvider::Answer askForToken(const ProfileSettings &profile)
{
    const auto secrets = makeSecretStore(profile.paths);
    const auto provider = makeTokenProvider(profile.store.settings(), *secrets);
    std::optional<TokenProvider::Answer> found;
    QEventLoop wait;
    QObject::connect(provider.get(), &TokenProvider::answered, &wait,
                     [&](const TokenProvider::Answer &answer) {
                         found = answer;
                         wait.quit();
                     });
    provider->request(TokenProvider::Reason::Start);
    if (!found)
        wait.exec();
    return *found;
}

} // namespace ecom67
