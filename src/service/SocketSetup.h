// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkRequest>
#include <QUrl>

#include <memory>

class QWebSocket;

namespace ecom67 {

class NetworkSetup;

/// A socket for one attempt: bounded frames and messages, proxy and TLS as they are set up. Nothing
/// is connected yet.
std::unique_ptr<QWebSocket> makeWebSocket(const QUrl &url, const NetworkSetup &network);

/// The handshake with our User-Agent; QWebSocket sends none, which some firewalls refuse.
QNetworkRequest handshakeRequest(const QUrl &url);

} // namespace ecom67
