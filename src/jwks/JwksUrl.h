// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/TokenKeys.h"
#include "jwks/Jwk.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;

namespace ecom67 {

class NetworkSetup;

/// Keys at an address, as identity providers publish them. They are fetched when the first token
/// comes, kept, and fetched again when a token names a key that is not among them, but not more
/// often than the limits say: otherwise tokens with made-up names would make us a nuisance. A
/// redirect is not followed. What cannot be fetched or used leaves the former keys, and is logged.
class JwksUrl : public QObject, public TokenKeys
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JwksUrl)

public:
    struct Limits
    {
        std::chrono::milliseconds within{5'000};
        std::chrono::milliseconds notMoreOftenThan{60'000};
    };

    /// https, or http on this machine, without a user name.
    static bool mayBeUsed(const QUrl &url);

    /// The setup must outlive it.
    JwksUrl(QUrl url, const NetworkSetup &setup, QObject *parent = nullptr);
    JwksUrl(QUrl url, const NetworkSetup &setup, Limits limits, QObject *parent = nullptr);
    ~JwksUrl() override;

    [[nodiscard]] Verdict verify(const Signed &token) override;
    [[nodiscard]] bool refresh(std::function<void()> done) override;

    int fetches() const noexcept { return m_fetches; } ///< begun so far

private:
    bool mayRefresh() const;
    void fetch();
    void readMore();
    void finish(const QString &problem);

    QUrl m_url;
    const NetworkSetup &m_setup;
    Limits m_limits;
    QList<Jwk> m_keys;
    QByteArray m_bytes;
    int m_fetches = 0;
    QElapsedTimer m_sinceFetch;
    QTimer m_deadline;
    std::vector<std::function<void()>> m_waiting;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QNetworkReply *m_reply = nullptr; ///< null: nothing is expected
};

} // namespace ecom67
