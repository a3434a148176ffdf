// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

class QTcpSocket;

namespace ecom67 {

/// Where the browser comes back to after a sign-in (RFC 8252, 7.3): one path on 127.0.0.1, for one
/// visit. Everything else gets an error and changes nothing. Shows one page and is gone.
class RedirectListener : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RedirectListener)

public:
    /// page is what the browser shows after the visit, plain text.
    explicit RedirectListener(const QString &page, QObject *parent = nullptr);
    ~RedirectListener() override;

    /// The address for the browser to come back to; empty when the port is taken. 0: any port.
    QUrl listen(quint16 port);

Q_SIGNALS:
    void visited(const QUrlQuery &query); ///< once

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &page);
    /// The status to answer with; sets the query when it is 200.
    QByteArray judge(const QByteArray &head, QUrlQuery &query) const;

    QTcpServer m_server;
    QByteArray m_page;
    QHash<QTcpSocket *, QByteArray> m_heads; ///< what has come so far
};

} // namespace ecom67
