// SPDX-License-Identifier: MIT
#pragma once

#include "core/PictureHosts.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QNetworkAccessManager;
class QNetworkReply;

namespace ecom67 {

class NetworkSetup;

/// The bytes of one picture from an allowed host, with a bound on everything that host could do:
/// how much comes, how long it takes, where it sends on to. Looks into nothing.
class PictureDownload : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureDownload)

public:
    struct Limits
    {
        qint64 mostBytes = 2 * 1'024 * 1'024;
        std::chrono::milliseconds within{10'000}; ///< redirects included
        int mostRedirects = 3;
    };

    /// What it is given must outlive it; manager is one of that setup.
    PictureDownload(QNetworkAccessManager &manager, const NetworkSetup &setup,
                    const PictureHosts &hosts, Limits limits, QObject *parent = nullptr);
    ~PictureDownload() override;

    /// Once. One of the signals follows, once and not from inside the call.
    void start(const QUrl &url);

Q_SIGNALS:
    void arrived(const QByteArray &bytes);
    /// Why, in words for the log that hold nothing the peer said.
    void failed(const QString &reason);

private:
    void ask(const QUrl &url);
    void readHead();
    void redirect();
    void readBytes();
    void finish();
    void fail(const QString &reason);
    void leaveReply();

    QNetworkAccessManager &m_manager;
    const NetworkSetup &m_setup;
    const PictureHosts &m_hosts;
    Limits m_limits;
    QTimer m_timer;
    QNetworkReply *m_reply = nullptr; ///< null: nothing is expected any more
    QByteArray m_bytes;
    int m_redirects = 0;
};

} // namespace ecom67
