// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <utility>

namespace ecom67::test {

/// A session bus of its own, in a home of its own. Nothing of the user's is touched.
class SessionBus
{
public:
    ~SessionBus()
    {
        m_bus.kill();
        m_bus.waitForFinished();
    }

    static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("gdbus")).isEmpty();
    }

    /// False when it does not start. What the bus starts has the environment, without a display.
    bool start(QProcessEnvironment environment = QProcessEnvironment::systemEnvironment())
    {
        m_environment = std::move(environment);
        for (const char *name : {"HOME", "XDG_RUNTIME_DIR"})
            m_environment.insert(QString::fromLatin1(name), m_home.path());
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP",
                                 "XDG_DATA_HOME", "XDG_CONFIG_HOME", "GNOME_KEYRING_CONTROL"})
            m_environment.remove(QString::fromLatin1(name));
        m_bus.setProcessEnvironment(m_environment);
        m_bus.setStandardErrorFile(QProcess::nullDevice());
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"),
                     QStringLiteral("--print-address")});
        if (!m_bus.waitForReadyRead())
            return false;
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                             QString::fromLatin1(m_bus.readLine()).trimmed());
        return true;
    }

    /// Calls a method, as another program does; arguments in the notation of GVariant. False when
    /// it is refused or not answered.
    bool call(const QString &service, const QString &path, const QString &method,
              const QStringList &arguments) const
    {
        return gdbus(QStringList{QStringLiteral("call"), QStringLiteral("--session"),
                                 QStringLiteral("--dest"), service, QStringLiteral("--object-path"),
                                 path, QStringLiteral("--method"), method}
                     + arguments);
    }

    /// Waits for somebody to take the name, 20 s at most.
    bool waitFor(const QString &service) const
    {
        return gdbus({QStringLiteral("wait"), QStringLiteral("--session"),
                      QStringLiteral("--timeout"), QStringLiteral("20"), service});
    }

    const QProcessEnvironment &environment() const { return m_environment; }
    QString home() const { return m_home.path(); }

private:
    bool gdbus(const QStringList &words) const
    {
        QProcess gdbus;
        gdbus.setProcessEnvironment(m_environment);
        gdbus.start(QStringLiteral("gdbus"), words);
        return gdbus.waitForFinished() && gdbus.exitCode() == 0;
    }

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
};

} // namespace ecom67::test
