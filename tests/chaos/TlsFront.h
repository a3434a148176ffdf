// SPDX-License-Identifier: MIT
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>
#include <QUrl>

namespace ecom67::test {

/// Speaks TLS to the customer and plain TCP to a server on this machine, as a load balancer does.
class TlsFront : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TlsFront)

public:
    /// certificate and key are PEM files; the file of the certificate holds its chain.
    TlsFront(quint16 serverPort, const QString &certificate, const QString &key,
             QObject *parent = nullptr);
    ~TlsFront() override;

    /// The address, with wss and this port.
    QUrl through(QUrl url) const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    quint16 m_serverPort;
    QSslConfiguration m_tls;
};

/// Trusts one more authority until it goes out of scope: what a machine's store of certificates
/// would say.
class TrustedAuthority
{
    Q_DISABLE_COPY_MOVE(TrustedAuthority)

public:
    explicit TrustedAuthority(const QString &certificate);
    ~TrustedAuthority();

private:
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

} // namespace ecom67::test
