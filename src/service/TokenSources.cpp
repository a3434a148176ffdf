// SPDX-License-Identifier: MIT
#include "service/TokenSources.h"

#include "core/Settings.h"
#include "service/CommandTokenProvider.h"
#include "service/FileTokenProvider.h"
#include "service/FixedTokenProvider.h"
#include "service/SignInProvider.h"
#include "service/StoredTokenProvider.h"
#include "service/TokenText.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static std::unique_ptr<TokenProvider> fixed(TokenProvider::Answer answer)
{
    return std::make_unique<FixedTokenProvider>(std::move(answer));
}

static std::unique_ptr<TokenProvider> fromEnvironment(const Settings &settings)
{
    // Nobody may be asked in another name than was meant, nor as nobody.
    const RejectedSetting *rejected = settings.rejectedFor("token"_L1);
    if (rejected && settings.token().isEmpty())
        return fixed(rejected->error);
    return fixed(ProvidedToken{settings.token()});
}

static std::unique_ptr<TokenProvider> fromFile(const QString &path)
{
    if (path.isEmpty())
        return fixed(
            tokenProblem(Code::TokenFileUnreadable, u"none is set"_s, u"identity/tokenFile"_s));
    return std::make_unique<FileTokenProvider>(path, FileTokenProvider::Waits());
}

static SignInSetup signInSetup(const Settings &settings)
{
    return {.issuer = QUrl(settings.valueOf("identity/issuer"_L1).value),
            .clientId = settings.valueOf("identity/clientId"_L1).value.trimmed(),
            .scopes = settings.valueOf("identity/scopes"_L1).value.simplified(),
            .redirectPort = quint16(settings.number("identity/redirectPort"_L1)),
            .sendsAccessToken = settings.valueOf("identity/tokenKind"_L1).value == "access"_L1};
}

std::unique_ptr<TokenProvider> makeTokenProvider(const Settings &settings, SecretStore &secrets,
                                                 SignInFlow::Parts signIn)
{
    const QString source = settings.valueOf("identity/source"_L1).value;
    if (source == "file"_L1)
        return fromFile(settings.valueOf("identity/tokenFile"_L1).value);
    if (source == "command"_L1)
        return std::make_unique<CommandTokenProvider>(settings.valueOf("identity/command"_L1).value,
                                                      BoundedCommand::Limits());
    if (source == "keyring"_L1)
        return std::make_unique<StoredTokenProvider>(secrets);
    // Nobody may leave a sign-in behind on a computer for everybody.
    if (source == "signin"_L1 && !settings.isOn("kiosk/enabled"_L1))
        return std::make_unique<SignInProvider>(signInSetup(settings), std::move(signIn), secrets);
    if (source == "environment"_L1)
        return fromEnvironment(settings);
    return fixed(ProvidedToken());
}

} // namespace ecom67
