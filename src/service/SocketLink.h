// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractSocket>
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslError>
#include <QTimer>
#include <QUrl>

class QSslSocket;

namespace ecom67 {

class NetworkSetup;

/// One TCP or TLS connection to the host of a URL, on the way that NetworkSetup says: bytes out,
/// bytes in, a bounded number of them in one turn of the event loop. Knows nothing of WebSocket.
class SocketLink : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SocketLink)

public:
    SocketLink(const NetworkSetup &network, const QUrl &url, QObject *parent = nullptr);
    ~SocketLink() override;

    void connectToHost(); ///< ready() or failed() follows, maybe from inside the call

    bool usesProxy() const;
    bool isConnected() const; ///< and may be written to
    void write(const QByteArray &bytes);
    void flush(); ///< as much as goes at once
    qint64 unsentBytes() const; ///< encrypted ones included
    void abort(); ///< says nothing more

Q_SIGNALS:
    void ready(); ///< TLS, where it is wanted, included; the certificate is good
    void received(const QByteArray &bytes);
    void certificateRefused(const QList<QSslError> &errors); ///< failed() follows
    /// The connection is over, or was never made. Once, after the last received().
    void failed(QAbstractSocket::SocketError error, const QString &text);

private:
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void readSome();

    QUrl m_url;
    bool m_isEncrypted;
    QSslSocket *m_tls = nullptr; ///< m_socket where it is one
    QAbstractSocket *m_socket; ///< ours, as a child
    QTimer m_readTimer; ///< for the next turn of the event loop
    bool m_hasFailed = false;
    bool m_isAborted = false;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    QString m_errorText;
};

} // namespace ecom67
