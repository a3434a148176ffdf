// SPDX-License-Identifier: MIT
#include "service/PictureRequest.h"

#include "service/SocketSetup.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QSslConfiguration>

namespace ecom67 {

namespace {

class ChatProxy : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {proxyFor(query.url())};
    }
};

} // namespace

std::unique_ptr<QNetworkAccessManager> makePictureNetwork()
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxyFactory(new ChatProxy); // which it owns
    network->setAutoDeleteReplies(false);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return network;
}

QNetworkRequest pictureRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "E-Com67-Support/" ECOM67_VERSION);
    request.setRawHeader("Accept", "image/webp, image/png, image/jpeg, image/gif");
    // Left out, Qt would ask for gzip and unpack it, and name the language of the system.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "*");
    if (url.scheme() == QLatin1StringView("https")) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        request.setSslConfiguration(tls);
    }
    return request;
}

bool mayBePicture(const QByteArray &contentType)
{
    static const QList<QByteArray> kTypes{"",
                                          "image/png",
                                          "image/jpeg",
                                          "image/jpg",
                                          "image/gif",
                                          "image/webp",
                                          "application/octet-stream",
                                          "binary/octet-stream"};
    return kTypes.contains(contentType.split(';').constFirst().trimmed().toLower());
}

} // namespace ecom67
