// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/GatewayError.h"
#include "gateway/TokenKeys.h"

#include <QString>

#include <memory>
#include <variant>

namespace ecom67 {

class NetworkSetup;

/// The keys that somebody names: the path of a file, or an address that begins with https:// (or
/// http://, on this machine). A file is read at once; an address when the first token comes. The
/// setup must outlive the keys. Fails with KeysUnusable, and always with KeysUnsupported in a build
/// without OpenSSL.
[[nodiscard]] std::variant<std::unique_ptr<TokenKeys>, GatewayError>
tokenKeysFrom(const QString &pathOrUrl, const NetworkSetup &setup);

} // namespace ecom67
