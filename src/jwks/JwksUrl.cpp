// SPDX-License-Identifier: MIT
#include "jwks/JwksUrl.h"

#include "core/Redaction.h"
#include "jwks/KeySet.h"
#include "jwks/Logging.h"
#include "service/NetworkSetup.h"

#include <QHostAddress>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

bool JwksUrl::mayBeUsed(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const bool isHere = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isHere);
}

JwksUrl::JwksUrl(QUrl url, const NetworkSetup &setup, QObject *parent)
    : JwksUrl(std::move(url), setup, Limits{}, parent)
{
}

JwksUrl::JwksUrl(QUrl url, const NetworkSetup &setup, Limits limits, QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
    , m_setup(setup)
    , m_limits(limits)
{
    Q_ASSERT(mayBeUsed(m_url));
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(u"no answer in time"_s); });
}

JwksUrl::~JwksUrl()
{
    // A reply that goes with its manager still speaks.
    if (m_reply)
        m_reply->disconnect(this);
}

TokenKeys::Verdict JwksUrl::verify(const Signed &token)
{
    const Verdict verdict = verifyWith(m_keys, token);
    // Keys that are not there yet are no failure: they are asked for, or on their way.
    return verdict == Verdict::NotThere && mayRefresh() ? Verdict::NoSuchKey : verdict;
}

bool JwksUrl::mayRefresh() const
{
    return m_reply || !m_sinceFetch.isValid()
        || m_sinceFetch.hasExpired(m_limits.notMoreOftenThan.count());
}

bool JwksUrl::refresh(std::function<void()> done)
{
    if (!mayRefresh())
        return false;
    m_waiting.push_back(std::move(done));
    if (!m_reply)
        fetch();
    return true;
}

void JwksUrl::fetch()
{
    ++m_fetches;
    m_sinceFetch.start();
    m_deadline.start(m_limits.within);
    m_bytes.clear();
    if (!m_network)
        m_network = m_setup.makeAccessManager();
    QNetworkRequest request(m_url);
    m_setup.prepare(request);
    request.setRawHeader("Accept", "application/json");
    // Left out, Qt would ask for gzip and unpack without a bound.
    request.setRawHeader("Accept-Encoding", "identity");
    m_reply = m_network->get(request);
    m_reply->setReadBufferSize(64 * 1024);
    // Queued: a reply that is aborted inside of its signals says that it failed twice.
    const auto listen = [this, reply = m_reply](auto signal, auto call) {
        connect(
            reply, signal, this,
            [this, reply, call] {
                if (reply == m_reply)
                    call();
            },
            Qt::QueuedConnection);
    };
    listen(&QIODevice::readyRead, [this] { readMore(); });
    listen(&QNetworkReply::finished, [this] {
        readMore();
        if (!m_reply)
            return;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto error = m_reply->error();
        if (status != 0 && status != 200)
            finish(u"HTTP status %1"_s.arg(status));
        else if (error != QNetworkReply::NoError) // its text may hold what the peer said
            finish(QString::fromLatin1(
                QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error)));
        else
            finish({});
    });
}

void JwksUrl::readMore()
{
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > kMostJwksBytes)
        finish(u"over 1 MB"_s);
}

void JwksUrl::finish(const QString &problem)
{
    m_deadline.stop();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    QString said = problem;
    if (said.isEmpty()) {
        auto keys = parseJwks(m_bytes);
        if (const auto *wrong = std::get_if<JwksProblem>(&keys))
            said = wrong->detail;
        else
            m_keys = std::get<QList<Jwk>>(std::move(keys));
    }
    m_bytes.clear();
    if (!said.isEmpty())
        qCWarning(lcJwks).noquote()
            << "keys of tokens:" << redacted(m_url.toString(QUrl::RemoveQuery)) << "-"
            << redacted(said);
    for (const auto &done : std::exchange(m_waiting, {}))
        done();
}

} // namespace ecom67
