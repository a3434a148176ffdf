// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

#include <memory>

namespace ecom67 {

class ProfilePaths;

/// The secret store of this computer (the keyring of the desktop, the keychain, the credential
/// manager) for one profile. Nothing is loaded or asked before its first use. Make one for each
/// process, since the library behind it belongs to the thread that uses it first. Where the program
/// was built without that library every call fails with SecretStoreUnavailable.
std::unique_ptr<SecretStore> makeSecretStore(const ProfilePaths &paths);

} // namespace ecom67
