// SPDX-License-Identifier: MIT
#include "gateway/OpeningSteps.h"

#include "gateway/GatewayFrames.h"
#include "websocket/FrameWriter.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = Fault::Kind;

Steps openingSteps(Dialect::Kind dialect, const ActiveFaults &faults, const QDateTime &now)
{
    Steps steps;
    if (dialect == Dialect::Kind::Legacy)
        steps.append(step::Text{frames::toWire(frames::legacyWelcome(now))});
    if (faults.has(Kind::SystemNotice)) {
        const QString notice = u"The assistant will be unavailable from 22:00 to 22:15."_s;
        steps.append(step::Text{frames::toWire(frames::systemNotice(notice, now))});
    }
    if (const auto count = faults.valueOf(Kind::PingFlood))
        steps.append(step::Wire{FrameWriter(WebSocketRole::Server).ping().repeated(*count)});
    if (const auto code = faults.valueOf(Kind::CloseIdle))
        steps.append(step::Close{static_cast<CloseCode>(*code), {}, false});
    if (const auto time = faults.valueOf(Kind::DropAfterConnect)) {
        steps.append(step::Wait{std::chrono::milliseconds(*time)});
        steps.append(step::Drop{false});
    }
    return steps;
}

} // namespace ecom67
