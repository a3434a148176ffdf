// SPDX-License-Identifier: MIT
#include "chaos/FaultDraw.h"

#include "gateway/Fault.h"

#include <QMetaEnum>
#include <QStringList>

#include <array>

namespace ecom67::test {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

static QString textOf(const Weather &weather)
{
    QStringList parts;
    if (weather.latency.count() > 0)
        parts.append(u"%1 ms late"_s.arg(weather.latency.count()));
    if (weather.bytesPerSecond > 0)
        parts.append(u"%1 bytes/s"_s.arg(weather.bytesPerSecond));
    if (weather.slice > 0)
        parts.append(u"in slices of %1"_s.arg(weather.slice));
    if (weather.corruptFrom >= 0)
        parts.append(u"damaged from byte %1"_s.arg(weather.corruptFrom));
    if (weather.cutAfter >= 0)
        parts.append(u"cut after %1 bytes"_s.arg(weather.cutAfter));
    if (weather.isBlackHole)
        parts.append(u"into a black hole"_s);
    return parts.isEmpty() ? u"fair"_s : parts.join(u", "_s);
}

QString Draw::text() const
{
    QString what = QString::fromLatin1(QMetaEnum::fromType<Kind>().valueToKey(int(kind)));
    if (kind == Kind::ServerFault)
        what += u' ' + fault;
    if (kind == Kind::Weather)
        what += u", up %1, down %2"_s.arg(textOf(up), textOf(down));
    if (kind == Kind::ServerClose)
        what += u" %1"_s.arg(closeCode);
    return u"%1%2 (%3number %4, for %5 ms), then %6 ms%7"_s
        .arg(endsEarlier ? u"all ends, "_s : QString(), what,
             isAbrupt ? u"abruptly, "_s : QString())
        .arg(pick)
        .arg(lasts.count())
        .arg(then.count())
        .arg(heals ? u", healing"_s : QString());
}

FaultDraw::FaultDraw(quint32 seed)
    : m_random(seed)
{
}

qint64 FaultDraw::between(qint64 lowest, qint64 highest)
{
    return m_random.bounded(lowest, highest + 1);
}

Draw FaultDraw::next()
{
    static constexpr std::array kCloseCodes{1000, 1001, 1008, 1009, 1011, 1012};
    // All of them each time, so that one kind of draw does not shift what the next ones are.
    Draw draw;
    draw.kind = drawKind();
    draw.fault = drawFault();
    const Weather weather = drawWeather();
    const qint64 way = between(0, 2);
    draw.up = way == 0 ? Weather() : weather;
    draw.down = way == 1 ? Weather() : weather;
    draw.closeCode = oneOf(kCloseCodes);
    draw.isAbrupt = isOneIn(2);
    draw.endsEarlier = isOneIn(2);
    draw.heals = isOneIn(16);
    draw.pick = m_random.generate();
    draw.lasts = milliseconds(between(0, 30));
    draw.then = milliseconds(isOneIn(12) ? between(60, 200) : between(0, 25));
    return draw;
}

Draw::Kind FaultDraw::drawKind()
{
    using Kind = Draw::Kind;
    struct Share
    {
        Kind kind;
        int percent;
    };
    static constexpr std::array kShares{
        Share{Kind::ServerFault, 40},
        Share{Kind::Weather, 18},
        Share{Kind::LinkCut, 6},
        Share{Kind::PortClosed, 3},
        Share{Kind::ServerClose, 3},
        Share{Kind::ServerRestart, 3},
        Share{Kind::CustomerRestart, 4},
        Share{Kind::Cancel, 4},
        Share{Kind::Edit, 5},
        Share{Kind::AskAgain, 5},
        Share{Kind::Remove, 2},
        Share{Kind::Hide, 2},
        Share{Kind::Open, 2},
        Share{Kind::Sleep, 3},
    };
    qint64 at = between(0, 99);
    for (const Share &share : kShares) {
        at -= share.percent;
        if (at < 0)
            return share.kind;
    }
    Q_UNREACHABLE();
    return Kind::Sleep;
}

QString FaultDraw::drawFault()
{
    const FaultDefinition definition = oneOf(faultDefinitions());
    const qint64 value = drawValue(definition);
    QString fault = QString::fromLatin1(definition.name);
    if (*definition.valueName != '\0')
        fault += u"=%1"_s.arg(value);
    // For the next one or few; or for all of them until something ends it.
    const qint64 times = between(0, 3);
    return times == 0 ? fault : fault + u"@%1"_s.arg(times);
}

/// Values that make trouble but neither end the test's patience nor fill its disk.
qint64 FaultDraw::drawValue(const FaultDefinition &definition)
{
    using Kind = Fault::Kind;
    static constexpr std::array kStatuses{400, 401, 403, 404, 410, 426, 429, 500, 502, 503, 504};
    static constexpr std::array kCloseCodes{1000, 1001, 1002, 1003, 1005, 1006,  1007,
                                            1008, 1009, 1011, 1012, 4000, 65'535};
    const qint64 status = oneOf(kStatuses);
    const qint64 closeCode = oneOf(kCloseCodes);
    const qint64 wait = between(0, 400);
    const qint64 few = between(1, 4);
    const qint64 size = between(1, isOneIn(2) ? 200 : 20'000);
    switch (definition.kind) {
    case Kind::HandshakeStatus:
    case Kind::HandshakeStatusClose:
        return status;
    case Kind::Redirect:
        return 300 + few;
    case Kind::Close:
    case Kind::CloseHold:
    case Kind::CloseIdle:
        return closeCode;
    case Kind::DropAfterConnect:
    case Kind::LateAnswer:
    case Kind::TimeoutThenAnswer:
        return wait;
    case Kind::Stall:
        return 1 + wait * 2;
    case Kind::SlowHandshake:
    case Kind::Dribble:
    case Kind::Flood:
        return few;
    case Kind::PingFlood:
    case Kind::Fragment:
        return 1 + size / 20;
    case Kind::HugeHeader:
        return 10 * size;
    default:
        return size;
    }
}

Weather FaultDraw::drawWeather()
{
    Weather weather;
    // Sometimes two at a time.
    for (int parts = isOneIn(4) ? 2 : 1; parts > 0; --parts) {
        switch (between(0, 5)) {
        case 0:
            weather.latency = milliseconds(between(1, 60));
            break;
        case 1:
            weather.bytesPerSecond = between(2'000, 50'000);
            break;
        case 2:
            weather.slice = between(1, 16);
            break;
        case 3:
            weather.corruptFrom = between(0, 3'000);
            break;
        case 4:
            weather.cutAfter = between(0, 3'000);
            break;
        default:
            weather.isBlackHole = true;
        }
    }
    return weather;
}

} // namespace ecom67::test
