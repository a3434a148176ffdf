// SPDX-License-Identifier: MIT
#include "service/PictureFetcher.h"

#include "core/Redaction.h"
#include "service/Logging.h"
#include "service/NetworkSetup.h"

#include <QNetworkAccessManager>

#include <algorithm>
#include <utility>

namespace ecom67 {

using Outcome = FetchedPicture::Outcome;
using Milliseconds = std::chrono::milliseconds;

static constexpr qsizetype kMostLogged = 256; ///< addresses that are remembered as logged

PictureFetcher::PictureFetcher(PictureHosts hosts, const NetworkSetup &setup, QObject *parent)
    : PictureFetcher(std::move(hosts), setup, Limits{}, parent)
{
}

PictureFetcher::PictureFetcher(PictureHosts hosts, const NetworkSetup &setup, Limits limits,
                               QObject *parent)
    : QObject(parent)
    , m_hosts(std::move(hosts))
    , m_setup(setup)
    , m_limits(limits)
{
    m_clock.start();
    m_periodTimer.setSingleShot(true);
    connect(&m_periodTimer, &QTimer::timeout, this, &PictureFetcher::startSome);
}

PictureFetcher::~PictureFetcher() = default;

void PictureFetcher::answerLater(const FetchPictureDone &done, const FetchedPicture &picture)
{
    QMetaObject::invokeMethod(
        this, [done, picture] { done(picture); }, Qt::QueuedConnection);
}

void PictureFetcher::fetch(const QUrl &url, FetchPictureDone done)
{
    if (!m_hosts.allows(url)) {
        answerLater(done, {.outcome = Outcome::Refused});
        return;
    }
    m_waiting.append({url, std::move(done)});
    if (m_waiting.size() > m_limits.mostWaiting)
        answerLater(m_waiting.takeFirst().done, {.outcome = Outcome::NotNow});
    startSome();
}

void PictureFetcher::clear()
{
    m_periodTimer.stop();
    for (const Wish &wish : std::exchange(m_waiting, {}))
        answerLater(wish.done, {.outcome = Outcome::NotNow});
    for (const Running &running : std::exchange(m_running, {}))
        answerLater(running.done, {.outcome = Outcome::NotNow});
}

void PictureFetcher::forgetNetwork()
{
    clear();
    m_network.reset();
}

bool PictureFetcher::isPeriodFull()
{
    const auto now = Milliseconds(m_clock.elapsed());
    m_starts.removeIf([&](Milliseconds start) { return now - start >= m_limits.period; });
    if (m_starts.size() < m_limits.mostInPeriod)
        return false;
    m_periodTimer.start(m_starts.constFirst() + m_limits.period - now);
    return true;
}

void PictureFetcher::startSome()
{
    while (!m_waiting.isEmpty() && runningCount() < m_limits.atOnce && !isPeriodFull())
        start(m_waiting.takeLast());
}

void PictureFetcher::start(const Wish &wish)
{
    if (m_setup.proxyProblem()) {
        answerLater(wish.done, {.outcome = Outcome::NotNow});
        return;
    }
    if (!m_network)
        m_network = m_setup.makeAccessManager();
    m_starts.append(Milliseconds(m_clock.elapsed()));
    auto owned = std::make_unique<PictureDownload>(*m_network, m_setup, m_hosts, m_limits.each);
    PictureDownload *download = owned.get();
    m_running.push_back({std::move(owned), wish.done});
    connect(download, &PictureDownload::arrived, this, [this, download](const QByteArray &bytes) {
        end(download, {.outcome = Outcome::Arrived, .bytes = bytes});
    });
    connect(download, &PictureDownload::failed, this,
            [this, download, url = wish.url](const QString &reason) {
                logOnce(url, reason);
                end(download, {.outcome = Outcome::Refused});
            });
    download->start(wish.url);
}

void PictureFetcher::end(const PictureDownload *download, const FetchedPicture &picture)
{
    const auto found
        = std::find_if(m_running.begin(), m_running.end(), [download](const Running &running) {
              return running.download.get() == download;
          });
    Q_ASSERT(found != m_running.end());
    answerLater(found->done, picture);
    found->download.release()->deleteLater(); // it has nothing to do any more
    m_running.erase(found);
    startSome();
}

void PictureFetcher::logOnce(const QUrl &url, const QString &reason)
{
    if (m_logged.contains(url))
        return;
    if (m_logged.size() >= kMostLogged)
        m_logged.clear();
    m_logged.insert(url);
    qCInfo(lcService).noquote() << "No picture from"
                                << redacted(url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery
                                                         | QUrl::FullyEncoded))
                                << "-" << reason;
}

} // namespace ecom67
