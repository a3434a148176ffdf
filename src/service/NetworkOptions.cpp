// SPDX-License-Identifier: MIT
#include "service/NetworkOptions.h"

#include "core/Settings.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static NetworkSetup::Proxy proxyOf(const QString &choice)
{
    if (choice == "none"_L1)
        return NetworkSetup::Proxy::None;
    if (choice == "http"_L1)
        return NetworkSetup::Proxy::Http;
    if (choice == "socks5"_L1)
        return NetworkSetup::Proxy::Socks5;
    return NetworkSetup::Proxy::System;
}

NetworkSetup::Options networkOptions(const Settings &settings, const QString &storedPassword)
{
    const auto textOf = [&settings](QLatin1StringView key) { return settings.valueOf(key).value; };
    QString password = textOf("network/proxyPassword"_L1);
    if (password.isEmpty())
        password = storedPassword;
    return {.proxy = proxyOf(settings.choice("network/proxy"_L1)),
            .proxyHost = textOf("network/proxyHost"_L1).trimmed(),
            .proxyPort = static_cast<quint16>(settings.number("network/proxyPort"_L1)),
            .proxyUser = textOf("network/proxyUser"_L1),
            .proxyPassword = [password] { return password; },
            .caFile = textOf("network/caFile"_L1).trimmed()};
}

} // namespace ecom67
