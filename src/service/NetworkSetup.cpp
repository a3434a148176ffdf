// SPDX-License-Identifier: MIT
#include "service/NetworkSetup.h"

#include "service/EnvironmentProxy.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

namespace {

class ProxyOfSetup : public QNetworkProxyFactory
{
public:
    explicit ProxyOfSetup(const NetworkSetup &setup)
        : m_setup(setup)
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_setup.proxyFor(query.url())};
    }

private:
    const NetworkSetup &m_setup;
};

} // namespace

static bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

/// QWebSocket never asks for the proxy of https, so that one set for it would be missed.
static QNetworkProxy systemProxyFor(QUrl url)
{
    const bool isEncrypted = url.scheme() == "wss"_L1 || url.scheme() == "https"_L1;
    url.setScheme(isEncrypted ? u"https"_s : u"http"_s);
    url.setQuery(QString()); // a proxy script has no business with session and token
    if (const auto proxy = environmentProxyFor(url))
        return *proxy;
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

NetworkSetup::NetworkSetup() = default;

NetworkSetup::NetworkSetup(Options options)
    : m_options(std::move(options))
    , m_authorities(m_options.caFile)
{
}

NetworkSetup::~NetworkSetup() = default;

void NetworkSetup::change(Options options)
{
    m_options = std::move(options);
    m_authorities = AuthorityFile(m_options.caFile);
}

QNetworkProxy NetworkSetup::proxyFor(const QUrl &url) const
{
    if (m_options.proxy == Proxy::None || isLoopback(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (m_options.proxy == Proxy::System)
        return systemProxyFor(url);
    QNetworkProxy proxy(m_options.proxy == Proxy::Http ? QNetworkProxy::HttpProxy
                                                       : QNetworkProxy::Socks5Proxy,
                        m_options.proxyHost, m_options.proxyPort);
    if (!m_options.proxyUser.isEmpty()) {
        proxy.setUser(m_options.proxyUser);
        if (m_options.proxyPassword)
            proxy.setPassword(m_options.proxyPassword());
    }
    return proxy;
}

QSslConfiguration NetworkSetup::tls() const
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    const QList<QSslCertificate> ours = m_authorities.certificates();
    if (ours.isEmpty())
        return tls;
    // Setting a list ends Qt's own looking up of the system's authorities, so they are in it; read
    // once, since that takes a while.
    static const QList<QSslCertificate> systems = QSslConfiguration::systemCaCertificates();
    tls.setCaCertificates(tls.caCertificates() + systems + ours);
    return tls;
}

std::unique_ptr<QNetworkAccessManager> NetworkSetup::makeAccessManager() const
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxyFactory(new ProxyOfSetup(*this)); // which it owns
    network->setAutoDeleteReplies(false);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return network;
}

void NetworkSetup::prepare(QNetworkRequest &request) const
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", userAgent());
    if (request.url().scheme() == "https"_L1)
        request.setSslConfiguration(tls());
}

QByteArray NetworkSetup::userAgent()
{
    return "E-Com67-Support/" ECOM67_VERSION;
}

std::optional<ChatError> NetworkSetup::proxyProblem() const
{
    const bool isNamed = !m_options.proxyHost.isEmpty() && m_options.proxyPort != 0;
    if (m_options.proxy == Proxy::System || m_options.proxy == Proxy::None || isNamed)
        return std::nullopt;
    return ChatError{.code = ChatError::Code::ProxyIncomplete,
                     .detail = {},
                     .httpStatus = 0,
                     .setting = m_options.proxyHost.isEmpty() ? u"network/proxyHost"_s
                                                              : u"network/proxyPort"_s};
}

std::optional<ChatError> NetworkSetup::authorityProblem() const
{
    return m_authorities.problem();
}

} // namespace ecom67
