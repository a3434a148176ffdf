// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <utility>

namespace ecom67::test {

/// Starts the program with its window as a process of its own, in a home of its own.
class ProgramRun
{
public:
    struct Result
    {
        int exitCode = -1; ///< -1: did not end within a minute, -2: crashed
        QString out;
        QString err;
    };

    explicit ProgramRun(QString program)
        : m_program(std::move(program))
    {
        for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM",
                                     "ECOM67_ENDPOINT", "ECOM67_TOKEN", "QT_LOGGING_RULES"})
            m_environment.remove(QLatin1StringView(variable));
        setVariable(QStringLiteral("HOME"), home());
        setVariable(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
        setVariable(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    }

    QString home() const { return m_home.path(); }
    QString path(const QString &name) const { return m_home.filePath(name); }
    void setVariable(const QString &name, const QString &value)
    {
        m_environment.insert(name, value);
    }

    /// Starts it and returns; an empty platform leaves it without a screen.
    void start(QProcess &process, const QStringList &arguments,
               const QString &platform = QStringLiteral("offscreen")) const
    {
        QProcessEnvironment environment = m_environment;
        if (!platform.isEmpty())
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(home());
        process.start(m_program, arguments);
    }

    Result run(const QStringList &arguments,
               const QString &platform = QStringLiteral("offscreen")) const
    {
        QProcess process;
        start(process, arguments, platform);
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
            return {.exitCode = -1, .out = {}, .err = QStringLiteral("did not end")};
        }
        return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2,
                .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }

    /// The name of a file with the steps; empty where it cannot be written.
    QString script(const QByteArray &steps) const
    {
        QFile file(path(QStringLiteral("script.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write("{\"steps\":[" + steps + "]}") < 0)
            return {};
        return file.fileName();
    }

    Result runScript(const QByteArray &steps, const QStringList &arguments) const
    {
        return run(QStringList{QStringLiteral("--script"), script(steps)} + arguments);
    }

private:
    QString m_program;
    QTemporaryDir m_home;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

} // namespace ecom67::test
