// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>

class QWebSocket;

namespace ecom67 {

/// A socket for one attempt: bounded frames and messages, certificates verified with TLS 1.2 or
/// later, the system's proxy except on this machine. Nothing is connected yet.
std::unique_ptr<QWebSocket> makeWebSocket(const QUrl &url);

/// The system's proxy for this address, whose query it does not get to know; none on this machine.
QNetworkProxy proxyFor(QUrl url);

/// The handshake with our User-Agent; QWebSocket sends none, which some firewalls refuse.
QNetworkRequest handshakeRequest(const QUrl &url);

} // namespace ecom67
