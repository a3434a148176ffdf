// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace ecom67::test {

/// Does what a person does in a browser: follows where it is sent, keeps cookies, fills in the
/// fields of each form and sends it.
class ScriptedBrowser : public QObject
{
public:
    explicit ScriptedBrowser(QString person)
        : m_person(std::move(person))
    {
        m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    void open(const QUrl &url) { follow(m_network.get(QNetworkRequest(url))); }

    QByteArray page; ///< the last one
    int forms = 0; ///< that were sent

private:
    void follow(QNetworkReply *reply)
    {
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            reply->deleteLater();
            const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
            if (!next.isEmpty()) {
                open(reply->url().resolved(next));
                return;
            }
            page = reply->readAll();
            sendForm(reply->url());
        });
    }

    void sendForm(const QUrl &at)
    {
        static const QRegularExpression form(
            QStringLiteral("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression field(QStringLiteral("<input[^>]*>"));
        const auto found = form.match(QString::fromUtf8(page));
        if (!found.hasMatch() || ++forms > 10)
            return;
        QUrlQuery values;
        auto fields = field.globalMatch(found.captured(2));
        while (fields.hasNext()) {
            const QString input = fields.next().captured();
            const QString name = attribute(input, "name");
            if (!name.isEmpty())
                values.addQueryItem(name, valueFor(name, attribute(input, "value")));
        }
        QNetworkRequest request(at.resolved(QUrl(found.captured(1))));
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
        follow(m_network.post(request, values.toString(QUrl::FullyEncoded).toLatin1()));
    }

    QString valueFor(const QString &name, const QString &given) const
    {
        if (name == QStringLiteral("login"))
            return m_person;
        return name == QStringLiteral("password") ? QStringLiteral("any") : given;
    }

    static QString attribute(const QString &tag, const char *name)
    {
        const QRegularExpression form(
            QStringLiteral("\\b%1=\"([^\"]*)\"").arg(QLatin1StringView(name)));
        return form.match(tag).captured(1);
    }

    QNetworkAccessManager m_network;
    QString m_person;
};

} // namespace ecom67::test
