// SPDX-License-Identifier: MIT
#include "chaos/TlsFront.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace ecom67::test {

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TlsFront::TlsFront(quint16 serverPort, const QString &certificate, const QString &key,
                   QObject *parent)
    : QTcpServer(parent)
    , m_serverPort(serverPort)
{
    m_tls.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    m_tls.setPrivateKey(QSslKey(contentOf(key), QSsl::Ec));
    listen(QHostAddress::LocalHost);
}

TlsFront::~TlsFront() = default;

QUrl TlsFront::through(QUrl url) const
{
    url.setScheme(QStringLiteral("wss"));
    url.setPort(this->serverPort());
    return url;
}

void TlsFront::incomingConnection(qintptr descriptor)
{
    auto *near = new QSslSocket(this);
    auto *far = new QTcpSocket(near);
    near->setSocketDescriptor(descriptor);
    near->setSslConfiguration(m_tls);
    connect(near, &QSslSocket::encrypted, far,
            [this, far] { far->connectToHost(QHostAddress::LocalHost, m_serverPort); });
    connect(near, &QIODevice::readyRead, far, [near, far] {
        if (far->state() == QAbstractSocket::ConnectedState)
            far->write(near->readAll());
    });
    connect(far, &QAbstractSocket::connected, near, [near, far] { far->write(near->readAll()); });
    connect(far, &QIODevice::readyRead, near, [near, far] { near->write(far->readAll()); });
    connect(far, &QAbstractSocket::disconnected, near, &QAbstractSocket::disconnectFromHost);
    connect(near, &QAbstractSocket::disconnected, near, [near, far] {
        far->abort();
        near->deleteLater();
    });
    near->startServerEncryption();
}

TrustedAuthority::TrustedAuthority(const QString &certificate)
{
    QSslConfiguration tls = m_before;
    tls.addCaCertificates(certificate);
    QSslConfiguration::setDefaultConfiguration(tls);
}

TrustedAuthority::~TrustedAuthority()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

} // namespace ecom67::test
