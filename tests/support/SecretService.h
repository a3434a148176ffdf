// SPDX-License-Identifier: MIT
#pragma once

#include "support/SessionBus.h"

namespace ecom67::test {

/// A session bus of its own with a keyring on it, in a home of its own. Nothing of the user's is
/// touched.
class SecretService
{
public:
    ~SecretService()
    {
        m_keyring.kill();
        m_keyring.waitForFinished();
    }

    static bool isInstalled()
    {
        return SessionBus::isInstalled()
            && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
    }

    /// False when it does not start.
    bool start()
    {
        if (!m_bus.start())
            return false;
        m_keyring.setProcessEnvironment(m_bus.environment());
        m_keyring.setStandardErrorFile(QProcess::nullDevice());
        m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--foreground"), QStringLiteral("--unlock"),
                         QStringLiteral("--components=secrets")});
        if (!m_keyring.waitForStarted() || m_keyring.write("password") < 0
            || !m_keyring.waitForBytesWritten())
            return false;
        m_keyring.closeWriteChannel();
        return m_bus.waitFor(QStringLiteral("org.freedesktop.secrets"));
    }

    bool lock()
    {
        return m_bus.call(QStringLiteral("org.freedesktop.secrets"),
                          QStringLiteral("/org/freedesktop/secrets"),
                          QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                          {QStringLiteral("['/org/freedesktop/secrets/collection/login']")});
    }

    const QProcessEnvironment &environment() const { return m_bus.environment(); }

private:
    SessionBus m_bus;
    QProcess m_keyring;
};

} // namespace ecom67::test
