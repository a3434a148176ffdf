// SPDX-License-Identifier: MIT
#include "app/SendBench.h"

#include "gateway/LocalGateway.h"

#include <QTextStream>

#include <cstdio>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SendBench::SendBench(const QString &program)
    : m_process(program, u"send-run"_s)
{
}

int SendBench::run()
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    GatewayOptions options;
    options.thinkingTime = 20ms;
    LocalGateway gateway(options);
    const auto url = gateway.listen();
    if (const auto *error = std::get_if<GatewayError>(&url)) {
        err << "The local gateway does not start: " << error->detail << '\n';
        return 1;
    }
    const auto figures = m_process.measure(std::get<QUrl>(url).toString());
    if (!figures) {
        err << "The program did not send its questions; is there a display?\n";
        return 1;
    }
    const auto figure = [&figures](QLatin1StringView name, int decimals) {
        return QString::number(figures->value(name).toDouble(), 'f', decimals);
    };
    out << "Enter key to bubble painted: median " << figure("medianMs"_L1, 1) << " ms, p99 "
        << figure("p99Ms"_L1, 1) << " ms, longest " << figure("longestMs"_L1, 1) << " ms, "
        << figure("sends"_L1, 0) << " sends\n";
    out << "window kept by a call of the store: median " << figure("storeMedianMs"_L1, 3)
        << " ms, longest " << figure("storeLongestMs"_L1, 3) << " ms, "
        << figure("storeCalls"_L1, 0) << " calls\n";
    return 0;
}

} // namespace ecom67
