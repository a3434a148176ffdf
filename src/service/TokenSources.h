// SPDX-License-Identifier: MIT
#pragma once

#include "service/SignInFlow.h"
#include "service/TokenProvider.h"

#include <memory>

namespace ecom67 {

class SecretStore;
class Settings;

/// Makes the source of tokens that the settings name. One that cannot be answers with the reason.
/// secrets, and what signIn refers to, must outlive it; they are not touched unless that source
/// needs them. In a kiosk, and without something to open a browser, nobody can sign in.
std::unique_ptr<TokenProvider> makeTokenProvider(const Settings &settings, SecretStore &secrets,
                                                 SignInFlow::Parts signIn);

} // namespace ecom67
