// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace ecom67 {

/// Starts this program anew, in an empty home, so that it measures itself.
class BenchProcess
{
public:
    /// Path of the program; run is what it is to measure, as --bench takes it.
    BenchProcess(QString program, QString run);

    /// One start. What it printed, or nothing if it failed or took longer than 5 min. Waits in an
    /// event loop: a gateway may live in this thread.
    [[nodiscard]] std::optional<QJsonObject> measure(const QString &endpoint) const;

    /// Sets a variable of the environment for each start from now on.
    void set(const char *variable) { m_variable = QLatin1StringView(variable); }

private:
    QString m_program;
    QString m_run;
    QString m_variable;
};

/// Environment by which a measured start learns when its process was asked for: nanoseconds of
/// the monotonic clock, which all processes of a machine share.
inline constexpr const char *kBenchStartVariable = "ECOM67_BENCH_START_NS";

} // namespace ecom67
