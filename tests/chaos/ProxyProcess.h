// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace ecom67::test {

/// A real proxy, squid or tinyproxy, with a configuration of its own and a free port of this
/// machine. Keeps nothing, and is gone with this object.
class ProxyProcess
{
    Q_DISABLE_COPY_MOVE(ProxyProcess)

public:
    enum class Kind { Squid, Tinyproxy };

    struct Rules
    {
        QByteArray password{}; ///< of the user "clerk"; empty: serves everybody
        bool denies = false; ///< leads nobody to other.example
        int idleSeconds = 600; ///< then a quiet tunnel is cut
    };

    /// Where the program is, or nothing.
    static std::optional<QString> programOf(Kind kind);

    /// nextPort: of the proxy that tinyproxy asks in its turn, since it finds no names but those of
    /// the system. Squid takes other.example for this machine.
    ProxyProcess(Kind kind, quint16 nextPort);
    ~ProxyProcess();

    /// Takes connections when it returns true; with the port of before, if there was one.
    [[nodiscard]] bool start(const Rules &rules);
    void kill(); ///< with all its tunnels
    quint16 port() const { return m_port; }

    /// As the system would name it, e.g. "http://clerk:password@127.0.0.1:3128".
    QByteArray setting(const QByteArray &userAndPassword = {}) const;
    QByteArray log() { return m_process.readAll(); }

private:
    QByteArray squidRules(const Rules &rules);
    QByteArray tinyproxyRules(const Rules &rules);
    QString write(const QString &name, const QByteArray &content);

    Kind m_kind;
    quint16 m_nextPort;
    quint16 m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace ecom67::test
