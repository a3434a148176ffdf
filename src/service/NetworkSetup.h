// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "service/AuthorityFile.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkRequest;

namespace ecom67 {

/// The way from this program to the network, the same for everything it sends: proxy, authorities
/// and TLS. The composition root owns one and changes it when the settings change; whoever connects
/// keeps a reference and asks it anew for each connection. It outlives them all.
///
/// Certificates are always verified, with TLS 1.2 or later: there is no option against it.
class NetworkSetup
{
    Q_DISABLE_COPY_MOVE(NetworkSetup)

public:
    enum class Proxy {
        System, ///< of the environment (https_proxy, no_proxy), otherwise of the system
        None,
        Http, ///< a tunnel by CONNECT
        Socks5, ///< which looks up the names of hosts as well
    };

    struct Options
    {
        Proxy proxy = Proxy::System;
        QString proxyHost{}; ///< these four count for Http and Socks5
        quint16 proxyPort = 0;
        QString proxyUser{}; ///< empty: no authentication
        /// Yields the password that belongs to proxyUser; asked for each connection, must not wait.
        std::function<QString()> proxyPassword{};
        QString caFile{}; ///< PEM: authorities beside those of the system; empty for none
    };

    NetworkSetup(); ///< the system's proxy and authorities
    explicit NetworkSetup(Options options);
    ~NetworkSetup();

    /// From the next connection on. A QNetworkAccessManager made before keeps the connections and
    /// the password it has: make a new one.
    void change(Options options);

    /// How to reach this address, whose query nobody gets to know. Never a proxy for this machine.
    QNetworkProxy proxyFor(const QUrl &url) const;

    /// TLS 1.2 or later, verified against the system's authorities and those of the file, which is
    /// read again when it has changed.
    QSslConfiguration tls() const;

    /// For requests over HTTP: this proxy; follows no redirect by itself. With prepare(), the
    /// request itself: TLS as above, our User-Agent, no cookies.
    std::unique_ptr<QNetworkAccessManager> makeAccessManager() const;
    void prepare(QNetworkRequest &request) const;

    static QByteArray userAgent(); ///< who we are, for everything that speaks HTTP

    /// Why nothing may be connected at all: a proxy is wanted and not named. Going without it would
    /// tell the shop, or a company's network, what it was set up not to tell.
    std::optional<ChatError> proxyProblem() const;

    /// What is wrong with the file of authorities, or nothing. What is right in it counts
    /// nevertheless; an untrusted certificate is its fault as long as this says something.
    std::optional<ChatError> authorityProblem() const;

private:
    Options m_options;
    mutable AuthorityFile m_authorities; ///< reads its file again behind our back
};

} // namespace ecom67
