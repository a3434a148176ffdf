// SPDX-License-Identifier: MIT
#include "service/JsonRequest.h"

#include "service/NetworkSetup.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static constexpr qint64 kReadAtOnce = 64 * 1'024;

static ChatError problem(Code code, const QString &detail)
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = u"identity/issuer"_s};
}

bool isSafeForSecrets(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment())
        return false;
    const bool isThisComputer
        = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isThisComputer);
}

JsonRequest::JsonRequest(const NetworkSetup &network, Limits limits, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_limits(limits)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { end(problem(Code::ProviderUnreachable, u"too slow"_s)); });
}

JsonRequest::~JsonRequest()
{
    if (m_reply)
        m_reply->disconnect(this);
}

bool JsonRequest::begin(const QUrl &url, QNetworkRequest &request)
{
    if (!isSafeForSecrets(url)) {
        QMetaObject::invokeMethod(
            this, [this] { end(problem(Code::ProviderInvalid, u"address is not safe"_s)); },
            Qt::QueuedConnection);
        return false;
    }
    m_manager = m_network.makeAccessManager();
    request.setUrl(url);
    m_network.prepare(request);
    request.setRawHeader("Accept", "application/json");
    // Left out, Qt would ask for gzip, and unpack what is a few bytes here and a flood there.
    request.setRawHeader("Accept-Encoding", "identity");
    m_deadline.start(m_limits.within);
    return true;
}

void JsonRequest::get(const QUrl &url)
{
    QNetworkRequest request;
    if (begin(url, request))
        listen(m_manager->get(request));
}

void JsonRequest::post(const QUrl &url, const QUrlQuery &form)
{
    QNetworkRequest request;
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    if (begin(url, request))
        listen(m_manager->post(request, form.toString(QUrl::FullyEncoded).toLatin1()));
}

void JsonRequest::listen(QNetworkReply *reply)
{
    m_reply = reply;
    m_reply->setReadBufferSize(kReadAtOnce); // what a fast server sends ahead of us
    // Queued: a reply that is left inside of its own signals is trouble.
    connect(reply, &QIODevice::readyRead, this, &JsonRequest::readBytes, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::finished, this, &JsonRequest::onFinished, Qt::QueuedConnection);
}

void JsonRequest::readBytes()
{
    if (!m_reply)
        return;
    m_bytes += m_reply->readAll();
    m_isAnswered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 0;
    if (m_bytes.size() > m_limits.mostBytes)
        end(problem(Code::ProviderInvalid, u"too large"_s));
}

void JsonRequest::onFinished()
{
    readBytes();
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        // The name of the error: its text may hold what the peer said.
        const auto name
            = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(m_reply->error());
        end(problem(Code::ProviderUnreachable, QString::fromLatin1(name)));
    } else if (status >= 500 || status == 429) {
        end(problem(Code::ProviderUnreachable, u"HTTP status %1"_s.arg(status)));
    } else if (status < 200 || (status >= 300 && status < 400)) {
        end(problem(Code::ProviderInvalid, u"HTTP status %1"_s.arg(status)));
    } else {
        end(Reply{.status = status, .body = QJsonDocument::fromJson(m_bytes).object()});
    }
}

void JsonRequest::end(const Result &result)
{
    m_deadline.stop();
    if (m_reply) {
        std::exchange(m_reply, nullptr)->disconnect(this);
        // It takes its replies along, which end what they still do.
        m_manager.release()->deleteLater();
    }
    Q_EMIT finished(result);
}

} // namespace ecom67
