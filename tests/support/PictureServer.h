// SPDX-License-Identifier: MIT
#pragma once

#include "PictureSamples.h"
#include "RawServer.h"
#include "TestData.h"
#include "service/NetworkSetup.h"
#include "service/PictureFetcher.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

#include <memory>

namespace ecom67::test {

inline QByteArray tlsFile(const QString &name)
{
    QFile file(testData() + QStringLiteral("/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray response(const QByteArray &body, const QByteArray &headers = {},
                           const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

inline QByteArray redirection(const QString &to, const QByteArray &status = "302 Found")
{
    return response({}, "Location: " + to.toUtf8() + "\r\n", status);
}

inline QByteArray pathOf(const QByteArray &head)
{
    return head.split(' ').value(1);
}

/// A server of pictures over https on this machine, as good or as bad as the test wants it, and a
/// fetcher that may ask it. Its certificate is trusted meanwhile, as one of the system would be.
class PictureServer
{
    Q_DISABLE_COPY_MOVE(PictureServer)

public:
    using Answer = RawServer::OnRequest;

    explicit PictureServer(const Answer &answer,
                           const QString &certificate = QStringLiteral("valid.pem"))
        : raw(answer)
    {
        raw.tls.emplace();
        raw.tls->setLocalCertificate(QSslCertificate(tlsFile(certificate)));
        raw.tls->setPrivateKey(QSslKey(tlsFile(QStringLiteral("key.pem")), QSsl::Ec));
        trust(certificate);
    }
    /// Writes the same to everybody, and hangs up.
    explicit PictureServer(const QByteArray &bytes)
        : PictureServer([bytes](QTcpSocket &socket, const QByteArray & /*head*/) {
            socket.write(bytes);
            socket.disconnectFromHost();
        })
    {
    }
    ~PictureServer() { trustNobody(); }

    void trustNobody() { QSslConfiguration::setDefaultConfiguration(m_default); }

    QString host() const { return QStringLiteral("127.0.0.1:%1").arg(raw.serverPort()); }
    QUrl url(const QString &path = QStringLiteral("/1.png")) const
    {
        return QUrl(QStringLiteral("https://") + host() + path);
    }
    int asked() const { return static_cast<int>(raw.received.count("\r\n\r\n")); }

    void makeFetcher(PictureFetcher::Limits limits = {})
    {
        fetcher = std::make_unique<PictureFetcher>(PictureHosts(host()), network, limits);
    }
    void fetch(const QUrl &url)
    {
        if (!fetcher)
            makeFetcher();
        fetcher->fetch(url, [this, url](const FetchedPicture &picture) {
            results.append(picture);
            order.append(url.path());
        });
    }
    void fetch() { fetch(url()); }
    bool isRefused() const
    {
        return results.size() == 1 && results.first().outcome == FetchedPicture::Outcome::Refused
            && results.first().bytes.isEmpty();
    }

private:
    void trust(const QString &certificate)
    {
        QSslConfiguration trusting = m_default;
        trusting.addCaCertificate(QSslCertificate(tlsFile(certificate)));
        QSslConfiguration::setDefaultConfiguration(trusting);
    }

    QSslConfiguration m_default = QSslConfiguration::defaultConfiguration();

public:
    RawServer raw;
    NetworkSetup network;
    QList<FetchedPicture> results;
    QStringList order; ///< paths, as they were answered
    std::unique_ptr<PictureFetcher> fetcher; ///< made at the first fetch()
};

} // namespace ecom67::test
