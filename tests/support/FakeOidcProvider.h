// SPDX-License-Identifier: MIT
#pragma once

#include "TokenSamples.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace ecom67::test {

/// An OpenID provider on this machine that is right by default, and answers whatever a test wants
/// on any of its paths. Its browser is browse(): it visits an address as a person would who is
/// signed in there already.
class FakeOidcProvider : public QTcpServer
{
public:
    /// The bytes to answer a request with, head included; empty: nothing, and the connection stays.
    using Answer = std::function<QByteArray(const QUrlQuery &parameters)>;

    FakeOidcProvider()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QIODevice::readyRead, this, [this, socket] { read(*socket); });
        });
        listen(QHostAddress::LocalHost);
        metadata.insert(QStringLiteral("issuer"), issuer());
        for (const char *name : {"authorization", "token", "revocation"})
            metadata.insert(QStringLiteral("%1_endpoint").arg(QLatin1StringView(name)),
                            address(QStringLiteral("/%1").arg(QLatin1StringView(name))));
        on[QStringLiteral("/.well-known/openid-configuration")]
            = [this](const QUrlQuery &) { return json(200, metadata); };
        on[QStringLiteral("/token")] = [this](const QUrlQuery &form) { return tokenAnswer(form); };
        on[QStringLiteral("/revocation")] = [](const QUrlQuery &) { return json(200, {}); };
    }

    QString issuer() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    QString address(const QString &path) const { return QString(issuer() + path); }

    static QByteArray json(int status, const QJsonObject &body)
    {
        return http(status, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    static QByteArray http(int status, const QByteArray &body, const QByteArray &head = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status)
            + " Said\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + head + "\r\n" + body;
    }

    /// What the provider does with the address the browser was sent to: where it sends that back
    /// to.
    QUrl authorize(const QUrl &url)
    {
        authorization = QUrlQuery(url);
        const auto valueOf = [this](const char *name) {
            return authorization.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
        };
        nonce = valueOf("nonce");
        QUrl back(valueOf("redirect_uri"));
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("code"), QStringLiteral("code-1"));
        query.addQueryItem(QStringLiteral("state"), valueOf("state"));
        back.setQuery(query);
        return back;
    }

    QJsonObject tokens()
    {
        ++issued;
        QJsonObject claims{{QStringLiteral("iss"), metadata.value(QStringLiteral("issuer"))},
                           {QStringLiteral("sub"), subject},
                           {QStringLiteral("aud"), QStringLiteral("shop-chat")},
                           {QStringLiteral("name"), QStringLiteral("Ada Lovelace")},
                           {QStringLiteral("nonce"), nonce},
                           {QStringLiteral("iat"), 1'767'225'600 + issued},
                           {QStringLiteral("exp"), 1'767'225'600 + issued + 3'600}};
        for (auto it = changedClaims.begin(); it != changedClaims.end(); ++it)
            claims.insert(it.key(), it.value());
        return {{QStringLiteral("id_token"), jwt(claims)},
                {QStringLiteral("access_token"), QStringLiteral("access-%1").arg(issued)},
                {QStringLiteral("refresh_token"), QStringLiteral("refresh-%1").arg(issued)},
                {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                {QStringLiteral("expires_in"), 3'600}};
    }

    QHash<QString, Answer> on; ///< by path
    QJsonObject metadata;
    QJsonObject changedClaims; ///< of the id token
    QString subject = QStringLiteral("ada");
    QString nonce;
    QUrlQuery authorization; ///< what the browser brought along
    QList<QPair<QString, QUrlQuery>> requests; ///< path and form, in order
    int issued = 0;

    QStringList paths() const
    {
        QStringList found;
        for (const auto &request : requests)
            found.append(request.first);
        return found;
    }

private:
    QByteArray tokenAnswer(const QUrlQuery &form)
    {
        const QString grant = form.queryItemValue(QStringLiteral("grant_type"));
        const bool isKnown = grant == QStringLiteral("refresh_token")
            ? form.queryItemValue(QStringLiteral("refresh_token"))
                == QStringLiteral("refresh-%1").arg(issued)
            : form.queryItemValue(QStringLiteral("code")) == QStringLiteral("code-1");
        if (!isKnown)
            return json(400, {{QStringLiteral("error"), QStringLiteral("invalid_grant")}});
        return json(200, tokens());
    }

    void read(QTcpSocket &socket)
    {
        QByteArray &request = m_requests[&socket];
        request += socket.readAll();
        const qsizetype end = request.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = request.left(end).toLower();
        const qsizetype length = head.indexOf("content-length:");
        const qsizetype wanted
            = length < 0 ? 0 : head.mid(length + 15).split('\r').constFirst().trimmed().toInt();
        if (request.size() < end + 4 + wanted)
            return;
        const QUrl target(QString::fromLatin1(request.split(' ').value(1)));
        const QUrlQuery form(QString::fromLatin1(request.mid(end + 4)));
        requests.append({target.path(), form});
        m_requests.remove(&socket);
        const Answer answer = on.value(target.path());
        const QByteArray bytes = answer ? answer(form) : http(404, {});
        if (bytes.isEmpty())
            return;
        socket.write(bytes);
        socket.disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_requests;
};

} // namespace ecom67::test
