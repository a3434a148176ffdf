// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QUrl>

#include <optional>

namespace ecom67 {

/// The proxy that the environment names for an http or https address, as curl and wget read it:
/// https_proxy (http_proxy), then all_proxy, in small letters or capitals; user and password in the
/// form of a URL. NoProxy where no_proxy exempts the host: "*", names with everything below them,
/// addresses, and networks such as 10.0.0.0/8. Nothing where the environment says nothing; what it
/// says and cannot be read counts as nothing.
///
/// Qt asks the environment by way of the system only, and not on every system: it knows no
/// capitals, no "*" and no networks.
std::optional<QNetworkProxy> environmentProxyFor(const QUrl &url);

} // namespace ecom67
