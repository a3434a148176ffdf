// SPDX-License-Identifier: MIT
#pragma once

#include "core/FetchedPicture.h"
#include "core/PictureHosts.h"
#include "service/PictureDownload.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace ecom67 {

class NetworkSetup;

/// Loads the pictures of one conversation: some at a time, so many a minute, the last one asked
/// for first, since it is the one that is looked at. There is no network here before an allowed
/// picture is asked for. A failure is logged once for each address.
class PictureFetcher : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureFetcher)

public:
    struct Limits
    {
        PictureDownload::Limits each{};
        int atOnce = 4;
        int mostWaiting = 64; ///< of more, the oldest are given back as NotNow
        int mostInPeriod = 60;
        std::chrono::milliseconds period{60'000};
    };

    /// The setup must outlive it.
    PictureFetcher(PictureHosts hosts, const NetworkSetup &setup, QObject *parent = nullptr);
    PictureFetcher(PictureHosts hosts, const NetworkSetup &setup, Limits limits,
                   QObject *parent = nullptr);
    ~PictureFetcher() override;

    /// See FetchPicture. Nothing is answered any more once this object is gone.
    void fetch(const QUrl &url, FetchPictureDone done);

    /// Ends everything that goes on and answers it with NotNow.
    void clear();

    /// As clear(), and begins anew with the setup as it is now.
    void forgetNetwork();

    bool hasNetwork() const { return m_network != nullptr; }
    int runningCount() const { return static_cast<int>(m_running.size()); }

private:
    struct Wish
    {
        QUrl url;
        FetchPictureDone done;
    };

    struct Running
    {
        std::unique_ptr<PictureDownload> download;
        FetchPictureDone done;
    };

    void answerLater(const FetchPictureDone &done, const FetchedPicture &picture);
    void startSome();
    void start(const Wish &wish);
    /// Answers the wish of a download and lets it go; called from inside its signals.
    void end(const PictureDownload *download, const FetchedPicture &picture);
    bool isPeriodFull();
    void logOnce(const QUrl &url, const QString &reason);

    const PictureHosts m_hosts;
    const NetworkSetup &m_setup;
    Limits m_limits;
    QElapsedTimer m_clock;
    QList<std::chrono::milliseconds> m_starts; ///< within the last period
    QTimer m_periodTimer;
    QList<Wish> m_waiting; ///< the last one is next
    QSet<QUrl> m_logged;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::vector<Running> m_running; ///< last: they use the network
};

} // namespace ecom67
