// SPDX-License-Identifier: MIT
#include "app/ViewBench.h"

#include "app/BurstRun.h"
#include "app/ViewRun.h"
#include "gateway/LocalGateway.h"

#include <QTextStream>

#include <array>
#include <cstdio>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kLongestWhenShort = 10'000;

struct Column
{
    QLatin1StringView title;
    QLatin1StringView figure;
    double unit; ///< how many of the figure make one of what is printed
    int decimals;
};

// Times in ms, memory in MB.
static constexpr std::array kColumns{
    Column{"messages"_L1, "messages"_L1, 1, 0},      Column{"opened"_L1, "openMs"_L1, 1, 1},
    Column{"append"_L1, "appendMedianMs"_L1, 1, 2},  Column{"p99"_L1, "appendP99Ms"_L1, 1, 2},
    Column{"drag max"_L1, "dragLongestMs"_L1, 1, 1}, Column{"scroll"_L1, "scrollMedianMs"_L1, 1, 2},
    Column{"max"_L1, "scrollLongestMs"_L1, 1, 1},    Column{"to top"_L1, "topMedianMs"_L1, 1, 1},
    Column{"to end"_L1, "endMedianMs"_L1, 1, 1},     Column{"CPU open"_L1, "settleCpuMs"_L1, 1, 0},
    Column{"CPU width"_L1, "resizeCpuMs"_L1, 1, 0},  Column{"PSS"_L1, "pssKb"_L1, 1024, 1},
    Column{"own"_L1, "ownKb"_L1, 1024, 1},
};
static constexpr int kColumnWidth = 10;

ViewBench::ViewBench(const QString &program)
    : m_process(program, u"view-run"_s)
    , m_isShort(qEnvironmentVariableIsSet(kBenchShortVariable))
{
}

int ViewBench::run()
{
    QTextStream out(stdout);
    if (measureLengths(out) && measureBursts(out))
        return 0;
    QTextStream(stderr) << "The program did not measure itself; is there a display?\n";
    return 1;
}

bool ViewBench::measureLengths(QTextStream &out)
{
    LocalGateway gateway;
    const auto url = gateway.listen();
    if (std::holds_alternative<GatewayError>(url))
        return false;
    out << "ms, MB; CPU: what is worked out behind the scenes, once opened and once widened\n";
    for (const Column &column : kColumns)
        out << QString(column.title).rightJustified(kColumnWidth);
    out << Qt::endl;
    for (const int count : {100, 1'000, 10'000, 100'000}) {
        if (m_isShort && count > kLongestWhenShort)
            break;
        m_process.set(kBenchMessagesVariable, QString::number(count));
        const auto figures = m_process.measure(std::get<QUrl>(url).toString());
        if (!figures)
            return false;
        for (const Column &column : kColumns) {
            const double value = figures->value(column.figure).toDouble() / column.unit;
            out << QString::number(value, 'f', column.decimals).rightJustified(kColumnWidth);
        }
        out << Qt::endl;
    }
    return true;
}

bool ViewBench::measureBursts(QTextStream &out)
{
    for (const int count : {10'000, 50'000}) {
        if (m_isShort && count > kLongestWhenShort)
            break;
        GatewayOptions options;
        options.thinkingTime = 20ms;
        options.faults = {{.kind = Fault::Kind::Flood, .value = count, .times = 1}};
        LocalGateway gateway(options);
        const auto url = gateway.listen();
        if (std::holds_alternative<GatewayError>(url))
            return false;
        m_process.set(kBenchBurstVariable, QString::number(count));
        const auto figures = m_process.measure(std::get<QUrl>(url).toString());
        if (!figures)
            return false;
        const double ms = figures->value("paintedMs"_L1).toDouble();
        out << "burst of " << count << " answers through the socket: painted after "
            << QString::number(ms, 'f', 0) << " ms, " << QString::number(1e3 * count / ms, 'f', 0)
            << " a second" << Qt::endl;
    }
    return true;
}

} // namespace ecom67
