// SPDX-License-Identifier: MIT
#include "app/BenchProcess.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLongestRun = 5min;

static QString nanosecondsNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return QString::number(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

BenchProcess::BenchProcess(QString program, QString run)
    : m_program(std::move(program))
    , m_run(std::move(run))
{
}

std::optional<QJsonObject> BenchProcess::measure(const QString &endpoint) const
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    if (!m_variable.isEmpty())
        environment.insert(m_variable, u"1"_s);

    QProcess process;
    // An event loop, not waitForFinished(): the gateway lives in this thread.
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(kLongestRun, &loop, &QEventLoop::quit);
    environment.insert(QLatin1StringView(kBenchStartVariable), nanosecondsNow());
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_program, {u"--bench"_s, m_run, u"--endpoint"_s, endpoint});
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

} // namespace ecom67
