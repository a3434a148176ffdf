// SPDX-License-Identifier: MIT
#include "service/ConnectionProbe.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// What a transport that keeps its own time gets beyond it.
static constexpr std::chrono::milliseconds kAllowance{1'000};

static ChatError makeError(ChatError::Code code, const QString &detail)
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = {}};
}

ConnectionProbe::ConnectionProbe(std::unique_ptr<ChatTransport> transport, QObject *parent)
    : ConnectionProbe(std::move(transport), kLongestTry, parent)
{
}

ConnectionProbe::ConnectionProbe(std::unique_ptr<ChatTransport> transport,
                                 std::chrono::milliseconds longestTry, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_longestTry(longestTry)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(makeError(ChatError::Code::ConnectTimeout, u"no answer in time"_s)); });
    connect(m_transport.get(), &ChatTransport::opened, this, [this] { finish(std::nullopt); });
    connect(m_transport.get(), &ChatTransport::ended, this, [this](const TransportOutcome &end) {
        finish(end.error.value_or(
            makeError(ChatError::Code::ConnectionLost, u"closed during the handshake"_s)));
    });
}

ConnectionProbe::~ConnectionProbe() = default;

void ConnectionProbe::start(const QUrl &url)
{
    m_isRunning = true;
    m_deadline.start(m_longestTry + kAllowance);
    m_transport->open(url, m_longestTry);
}

void ConnectionProbe::finish(const std::optional<ChatError> &error)
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_deadline.stop();
    m_transport->close();
    Q_EMIT finished(error); // last: whoever hears it may destroy us
}

} // namespace ecom67
