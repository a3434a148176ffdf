// SPDX-License-Identifier: MIT
#include "app/StartupBench.h"

#include "gateway/LocalGateway.h"

#include <QDir>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kStarts = 11; ///< odd, so that the median is one of them
static constexpr auto kLongestRun = 120s;

static QString nanosecondsNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return QString::number(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

/// One start of the program in an empty home; what it printed, or nothing if it failed.
static std::optional<QJsonObject> measureOnce(const QString &program, const QString &endpoint,
                                              bool isFull)
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    if (isFull)
        environment.insert(QLatin1StringView(kBenchFullVariable), u"1"_s);

    QProcess process;
    // An event loop, not waitForFinished(): the gateway lives in this thread.
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(kLongestRun, &loop, &QEventLoop::quit);
    environment.insert(QLatin1StringView(kBenchStartVariable), nanosecondsNow());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, {u"--bench"_s, u"startup-run"_s, u"--endpoint"_s, endpoint});
    loop.exec();
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    const QJsonDocument figures = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (process.exitCode() != 0 || !figures.isObject())
        return std::nullopt;
    return figures.object();
}

static double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

static void printStarts(QTextStream &out, const QString &name, const std::vector<double> &values)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    out << name << ": median " << QString::number(median(values), 'f', 1) << " ms ["
        << QString::number(*least, 'f', 1) << ".." << QString::number(*most, 'f', 1) << "], "
        << values.size() << " starts\n";
}

StartupBench::StartupBench(QString program)
    : m_program(std::move(program))
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

    std::vector<double> online;
    std::vector<double> painted;
    for (int start = 0; start <= kStarts; ++start) {
        const auto figures = measureOnce(m_program, endpoint, false);
        if (!figures) {
            err << "The program did not come online; is there a display?\n";
            return 1;
        }
        if (start == 0)
            continue; // warms the caches
        painted.push_back(figures->value("paintedMs"_L1).toDouble());
        online.push_back(figures->value("onlineMs"_L1).toDouble());
    }
    printStarts(out, u"process start to window painted"_s, painted);
    printStarts(out, u"process start to Online painted"_s, online);
    out.flush();

    const auto full = measureOnce(m_program, endpoint, true);
    if (!full) {
        err << "The long run did not end as it should.\n";
        return 1;
    }
    for (auto figure = full->constBegin(); figure != full->constEnd(); ++figure)
        out << figure.key() << ": " << figure.value().toDouble() << '\n';
    return 0;
}

} // namespace ecom67
