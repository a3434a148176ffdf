// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <variant>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;
class QUrlQuery;

namespace ecom67 {

class NetworkSetup;

/// One request to a sign-in service, with a bound on everything that could answer: how much comes
/// and how long it takes. Follows no redirect and sends no cookie.
class JsonRequest : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonRequest)

public:
    struct Limits
    {
        qint64 mostBytes = 1'024 * 1'024;
        std::chrono::milliseconds within{10'000};
    };
    struct Reply
    {
        int status = 0; ///< 200 to 299 or 400 to 499
        QJsonObject body; ///< empty where it is no object
    };
    /// An error is ProviderUnreachable, or ProviderInvalid for what is no answer to such a request.
    using Result = std::variant<Reply, ChatError>;

    JsonRequest(const NetworkSetup &network, Limits limits, QObject *parent = nullptr);
    ~JsonRequest() override;

    // One of them, once. Ends with finished(), once and not from inside of the call.
    void get(const QUrl &url);
    void post(const QUrl &url, const QUrlQuery &form);

    /// Whether a server has answered, be it with nonsense. After finished().
    bool isAnswered() const noexcept { return m_isAnswered; }

Q_SIGNALS:
    void finished(const ecom67::JsonRequest::Result &result);

private:
    bool begin(const QUrl &url, QNetworkRequest &request);
    void listen(QNetworkReply *reply);
    void readBytes();
    void onFinished();
    void end(const Result &result);

    const NetworkSetup &m_network;
    Limits m_limits;
    QTimer m_deadline;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QNetworkReply *m_reply = nullptr; ///< null: nothing is expected any more
    QByteArray m_bytes;
    bool m_isAnswered = false;
};

/// Whether secrets may be sent to an address: https, or http to this computer; no user name.
bool isSafeForSecrets(const QUrl &url);

} // namespace ecom67
