// SPDX-License-Identifier: MIT
#pragma once

#include <QLocalServer>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace ecom67::test {

/// A session bus of its own with a keyring on it, in a home of its own. Nothing of the user's is
/// touched.
class SecretService
{
public:
    ~SecretService()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->kill();
            process->waitForFinished();
        }
    }

    static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("gdbus")).isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
    }

    /// False when it does not start.
    bool start()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
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
        m_keyring.setProcessEnvironment(m_environment);
        m_keyring.setStandardErrorFile(QProcess::nullDevice());
        m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                         QStringLiteral("--components=secrets")});
        if (!m_keyring.waitForStarted() || m_keyring.write("password") < 0
            || !m_keyring.waitForBytesWritten())
            return false;
        m_keyring.closeWriteChannel();
        return waitForKeyring();
    }

    bool lock()
    {
        return call(QStringLiteral("org.freedesktop.secrets"),
                    QStringLiteral("/org/freedesktop/secrets"),
                    QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                    QStringLiteral("['/org/freedesktop/secrets/collection/login']"));
    }

    const QProcessEnvironment &environment() const { return m_environment; }

private:
    bool waitForKeyring()
    {
        QProcess wait;
        wait.setProcessEnvironment(m_environment);
        wait.start(QStringLiteral("gdbus"),
                   {QStringLiteral("wait"), QStringLiteral("--session"),
                    QStringLiteral("--timeout"), QStringLiteral("20"),
                    QStringLiteral("org.freedesktop.secrets")});
        return wait.waitForFinished() && wait.exitCode() == 0;
    }

    bool call(const QString &service, const QString &path, const QString &method,
              const QString &argument)
    {
        QProcess gdbus;
        gdbus.setProcessEnvironment(m_environment);
        QStringList words{QStringLiteral("call"),          QStringLiteral("--session"),
                          QStringLiteral("--dest"),        service,
                          QStringLiteral("--object-path"), path,
                          QStringLiteral("--method"),      method};
        if (!argument.isEmpty())
            words.append(argument);
        gdbus.start(QStringLiteral("gdbus"), words);
        return gdbus.waitForFinished() && gdbus.exitCode() == 0;
    }

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace ecom67::test
