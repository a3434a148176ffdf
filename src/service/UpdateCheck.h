// SPDX-License-Identifier: MIT
#pragma once

#include "core/UpdateNotice.h"
#include "service/JsonRequest.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVersionNumber>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace ecom67 {

class NetworkSetup;
class UpdateRecord;

/// Looks once a day whether an administrator says that there is a newer version of this program,
/// and tells. It asks the one address it is given, sends nothing along and replaces nothing.
class UpdateCheck : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdateCheck)

public:
    struct Setup
    {
        QUrl address; ///< https
        QByteArray publicKey; ///< see updateKey()
        QVersionNumber current; ///< of this program
    };
    struct Timing
    {
        std::chrono::milliseconds soonest{std::chrono::seconds(20)}; ///< after the start
        std::chrono::milliseconds look{std::chrono::hours(1)}; ///< how often the clock is looked at
        std::chrono::seconds between{std::chrono::hours(24)}; ///< two readings
    };
    using Clock = std::function<QDateTime()>;

    /// What it refers to must outlive it.
    UpdateCheck(Setup setup, const NetworkSetup &network, UpdateRecord &record, Timing timing,
                Clock clock, QObject *parent = nullptr);
    ~UpdateCheck() override;

    /// Tells what was read last time, and looks from now on.
    void start();

    /// The newest version that is known of, where it is newer than this program.
    const std::optional<UpdateNotice> &newer() const noexcept { return m_newer; }

Q_SIGNALS:
    void found(); ///< newer() is another one

private:
    void look();
    void take(const JsonRequest::Result &result);
    void tell(const QJsonObject &document);

    Setup m_setup;
    const NetworkSetup &m_network;
    UpdateRecord &m_record;
    Timing m_timing;
    Clock m_clock;
    QTimer m_timer;
    std::unique_ptr<JsonRequest> m_request; ///< while it is read
    std::optional<UpdateNotice> m_newer;
};

} // namespace ecom67
