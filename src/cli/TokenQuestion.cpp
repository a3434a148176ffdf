// SPDX-License-Identifier: MIT
#include "cli/TokenQuestion.h"

#include "service/NetworkSetup.h"
#include "service/StoredProxyPassword.h"
#include "service/TokenSources.h"
#include "storage/SecretStores.h"

#include <QEventLoop>

#include <optional>

namespace ecom67 {

TokenProvider::Answer askForToken(const ProfileSettings &profile)
{
    const auto secrets = makeSecretStore(profile.paths);
    // No browser: what has been signed in with in the window is used, and renewed.
    const NetworkSetup network;
    const auto provider = makeTokenProvider(profile.store.settings(), *secrets,
                                            {.network = network, .openBrowser = {}, .page = {}});
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

std::variant<QString, ChatError> askForProxyPassword(const ProfileSettings &profile)
{
    const auto secrets = makeSecretStore(profile.paths);
    StoredProxyPassword stored(*secrets);
    std::optional<ChatError> problem;
    QEventLoop wait;
    QObject::connect(&stored, &StoredProxyPassword::answered, &wait,
                     [&](const std::optional<ChatError> &found) {
                         problem = found;
                         wait.quit();
                     });
    if (stored.look(profile.store.settings()))
        wait.exec();
    if (problem)
        return *problem;
    return stored.password();
}

} // namespace ecom67
