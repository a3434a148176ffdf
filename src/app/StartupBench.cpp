// SPDX-License-Identifier: MIT
#include "app/StartupBench.h"

#include "app/Sample.h"
#include "gateway/LocalGateway.h"

#include <QTextStream>

#include <cstdio>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kStarts = 11; ///< odd, so that the median is one of them

StartupBench::StartupBench(const QString &program)
    : m_process(program, u"startup-run"_s)
{
}

int StartupBench::run()
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    LocalGateway gateway;
    const auto url = gateway.listen();
    if (const auto *error = std::get_if<GatewayError>(&url)) {
        err << "The local gateway does not start: " << error->detail << '\n';
        return 1;
    }
    const QString endpoint = std::get<QUrl>(url).toString();

    Sample online;
    Sample painted;
    for (int start = 0; start <= kStarts; ++start) {
        const auto figures = m_process.measure(endpoint);
        if (!figures) {
            err << "The program did not come online; is there a display?\n";
            return 1;
        }
        if (start == 0)
            continue; // warms the caches
        painted.add(figures->value("paintedMs"_L1).toDouble());
        online.add(figures->value("onlineMs"_L1).toDouble());
    }
    for (const auto &[name, starts] :
         {std::pair("window"_L1, painted), std::pair("Online"_L1, online)})
        out << "process start to " << name << " painted: " << starts.text() << ", " << starts.size()
            << " starts\n";
    out.flush();

    m_process.set(kBenchFullVariable);
    const auto full = m_process.measure(endpoint);
    if (!full) {
        err << "The long run did not end as it should.\n";
        return 1;
    }
    for (auto figure = full->constBegin(); figure != full->constEnd(); ++figure)
        out << figure.key() << ": " << figure.value().toDouble() << '\n';
    return 0;
}

} // namespace ecom67
