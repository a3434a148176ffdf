// SPDX-License-Identifier: MIT
#include "service/PictureDownload.h"

#include "service/PictureRequest.h"

#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qint64 kReadAtOnce = 64 * 1'024;

static bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// The name of the error: its text may hold what the peer said.
static QString nameOf(QNetworkReply::NetworkError error)
{
    return QString::fromLatin1(
        QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error));
}

PictureDownload::PictureDownload(QNetworkAccessManager &manager, const NetworkSetup &setup,
                                 const PictureHosts &hosts, Limits limits, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_setup(setup)
    , m_hosts(hosts)
    , m_limits(limits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { fail(u"too slow"_s); });
}

PictureDownload::~PictureDownload()
{
    leaveReply();
}

void PictureDownload::start(const QUrl &url)
{
    m_timer.start(m_limits.within);
    if (m_hosts.allows(url)) {
        ask(url);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this] { fail(u"host not allowed"_s); }, Qt::QueuedConnection);
}

void PictureDownload::ask(const QUrl &url)
{
    m_reply = m_manager.get(pictureRequest(url, m_setup));
    // What a fast server sends ahead of us.
    m_reply->setReadBufferSize(kReadAtOnce);
    // Queued: a reply that is aborted inside of its signals says that it failed twice.
    const auto listen = [this, reply = m_reply](auto signal, void (PictureDownload::*slot)()) {
        const auto call = [this, reply, slot] {
            if (reply == m_reply)
                (this->*slot)();
        };
        connect(reply, signal, this, call, Qt::QueuedConnection);
    };
    listen(&QNetworkReply::metaDataChanged, &PictureDownload::readHead);
    listen(&QIODevice::readyRead, &PictureDownload::readBytes);
    listen(&QNetworkReply::finished, &PictureDownload::finish);
}

void PictureDownload::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    if (isRedirect(status)) {
        redirect();
    } else if (status != 200) {
        fail(u"HTTP status %1"_s.arg(status));
    } else if (!mayBePicture(m_reply->rawHeader("Content-Type"))) {
        fail(u"not a picture by its type"_s);
    } else if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong()
               > m_limits.mostBytes) {
        fail(u"too large"_s);
    }
}

void PictureDownload::redirect()
{
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    const QUrl from = m_reply->url();
    const QUrl to = from.resolved(target);
    if (++m_redirects > m_limits.mostRedirects) {
        fail(u"too many redirects"_s);
    } else if (target.isEmpty() || !m_hosts.allowsRedirect(from, to)) {
        fail(u"sent on to a place that is not allowed"_s);
    } else {
        leaveReply();
        ask(to);
    }
}

void PictureDownload::readBytes()
{
    // With bytes there is a head, but its signal may not have come.
    const QNetworkReply *asked = m_reply;
    if (m_bytes.isEmpty())
        readHead();
    if (!m_reply || m_reply != asked)
        return;
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_limits.mostBytes)
        fail(u"too large"_s);
}

void PictureDownload::finish()
{
    const QNetworkReply *asked = m_reply;
    if (m_reply->error() != QNetworkReply::NoError) {
        fail(nameOf(m_reply->error()));
        return;
    }
    readBytes();
    if (!m_reply || m_reply != asked)
        return;
    m_timer.stop();
    leaveReply();
    Q_EMIT arrived(m_bytes);
}

void PictureDownload::fail(const QString &reason)
{
    m_timer.stop();
    leaveReply();
    m_bytes.clear();
    Q_EMIT failed(reason);
}

void PictureDownload::leaveReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    disconnect(reply, nullptr, this, nullptr);
    if (reply->error() != QNetworkReply::NoError && !reply->isFinished()) {
        // It has failed by itself and ends in a moment; aborted now it would fail a second time,
        // which Qt warns of.
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return;
    }
    reply->abort();
    reply->deleteLater();
}

} // namespace ecom67
