// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace ecom67::test {

/// Runs the built console program in a home of its own, so that nothing of this machine's
/// settings shows. The event loop goes on: a server in the test can answer.
class CliRun
{
public:
    int exitCode = -1; ///< -1: crashed, hung or never started
    QByteArray out;
    QByteArray err;

    explicit CliRun(const QString &program)
        : m_program(program)
        , m_environment(QProcessEnvironment::systemEnvironment())
    {
        const QStringList names = m_environment.keys();
        for (const QString &name : names) {
            if (name.startsWith(QLatin1StringView("ECOM67_"))
                || name.startsWith(QLatin1StringView("QT_LOGGING")))
                m_environment.remove(name);
        }
        setVariable("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")));
        setVariable("XDG_CONFIG_DIRS", m_home.filePath(QStringLiteral("system")));
        setVariable("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")));
        // It must work where there is no display at all.
        m_environment.remove(QStringLiteral("DISPLAY"));
        m_environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    }

    QString home() const { return m_home.path(); }
    void setVariable(const char *name, const QString &value)
    {
        m_environment.insert(QString::fromLatin1(name), value);
    }
    /// Where the standard output goes instead of `out`, e.g. a terminal.
    void setOutputFile(const QString &path) { m_outputFile = path; }

    void operator()(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        if (!m_outputFile.isEmpty())
            process.setStandardOutputFile(m_outputFile, QIODevice::Append);
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(m_program, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool isOver = finished.wait(20'000) && process.exitStatus() == QProcess::NormalExit;
        exitCode = isOver ? process.exitCode() : -1;
        out = process.readAllStandardOutput();
        err = process.readAllStandardError();
    }

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    /// Whether the standard error stream holds one sentence and nothing else.
    bool hasOneSentence() const
    {
        return err.endsWith('\n') && err.count('\n') == 1 && err.size() > 10 && err.front() != ' ';
    }

private:
    QString m_program;
    QProcessEnvironment m_environment;
    QTemporaryDir m_home;
    QString m_outputFile;
};

} // namespace ecom67::test
