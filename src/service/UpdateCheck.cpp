// SPDX-License-Identifier: MIT
#include "service/UpdateCheck.h"

#include "core/UpdateRecord.h"
#include "service/Logging.h"

#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr JsonRequest::Limits kLimits{.mostBytes = 2 * UpdateNotice::kMostBytes,
                                             .within = 20s};

UpdateCheck::UpdateCheck(Setup setup, const NetworkSetup &network, UpdateRecord &record,
                         Timing timing, Clock clock, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_network(network)
    , m_record(record)
    , m_timing(timing)
    , m_clock(std::move(clock))
{
    m_setup.current = m_setup.current.normalized(); // or 1.0 would be older than 1.0.0
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &UpdateCheck::look);
}

UpdateCheck::~UpdateCheck() = default;

void UpdateCheck::start()
{
    tell(m_record.document());
    // Not while the chat itself is starting.
    m_timer.start(m_timing.soonest);
}

/// The clock of a machine that was asleep, or was set, says more than a timer of a day.
void UpdateCheck::look()
{
    m_timer.start(m_timing.look);
    const QDateTime now = m_clock();
    const QDateTime last = m_record.lastRead();
    const bool isDue
        = !last.isValid() || last > now || last.addSecs(m_timing.between.count()) <= now;
    if (!isDue || m_request)
        return;
    m_request = std::make_unique<JsonRequest>(m_network, kLimits);
    connect(m_request.get(), &JsonRequest::finished, this, &UpdateCheck::take);
    m_request->get(m_setup.address);
}

void UpdateCheck::take(const JsonRequest::Result &result)
{
    // One that refuses is not asked more often than one that answers. Where nobody was reached,
    // such as before there is a network, the next look at the clock tries again.
    if (m_request->isAnswered())
        m_record.setLastRead(m_clock());
    m_request.release()->deleteLater();
    const auto *reply = std::get_if<JsonRequest::Reply>(&result);
    if (!reply || reply->status != 200) {
        qCInfo(lcService) << "the update notice could not be read";
        return;
    }
    const auto notice = UpdateNotice::read(reply->body, m_setup.publicKey);
    if (!notice) {
        qCWarning(lcService)
            << "the update notice is not signed with the key of the policy, or is none";
        return;
    }
    // Nobody but the owner of the key takes a notice back: sending an older one again does not.
    if (const auto known = UpdateNotice::read(m_record.document(), m_setup.publicKey);
        known && notice->issued < known->issued) {
        qCWarning(lcService) << "the update notice is older than the one before it";
        return;
    }
    m_record.setDocument(reply->body);
    tell(reply->body);
}

void UpdateCheck::tell(const QJsonObject &document)
{
    auto notice = UpdateNotice::read(document, m_setup.publicKey);
    if (notice && notice->version.normalized() <= m_setup.current)
        notice.reset();
    if (notice == m_newer)
        return;
    m_newer = std::move(notice);
    Q_EMIT found();
}

} // namespace ecom67
