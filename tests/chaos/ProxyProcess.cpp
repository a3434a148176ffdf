// SPDX-License-Identifier: MIT
#include "chaos/ProxyProcess.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace ecom67::test {

using namespace Qt::StringLiterals;

/// Where programs of the system are that are not for everybody's search path.
static const QStringList kSystemFolders{u"/usr/sbin"_s, u"/usr/local/sbin"_s};

std::optional<QString> ProxyProcess::programOf(Kind kind)
{
    const QString name = kind == Kind::Squid ? u"squid"_s : u"tinyproxy"_s;
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(name, kSystemFolders);
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

ProxyProcess::ProxyProcess(Kind kind, quint16 nextPort)
    : m_kind(kind)
    , m_nextPort(nextPort)
{
    // Squid does not work for the superuser: it becomes somebody else, who has to get in.
    QFile(m_folder.path())
        .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther
                        | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

ProxyProcess::~ProxyProcess()
{
    kill();
}

QString ProxyProcess::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return file.fileName();
}

/// As htpasswd would.
static QByteArray hashOf(const QByteArray &password)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"passwd"_s, u"-apr1"_s, u"-stdin"_s});
    openssl.write(password + '\n');
    openssl.closeWriteChannel();
    openssl.waitForFinished();
    return openssl.readAllStandardOutput().trimmed();
}

QByteArray ProxyProcess::squidRules(const Rules &rules)
{
    const QByteArray seconds = QByteArray::number(rules.idleSeconds);
    QByteArray text = "http_port 127.0.0.1:" + QByteArray::number(m_port) + "\nhosts_file "
        + write(u"hosts"_s, "127.0.0.1 other.example\n").toUtf8()
        + "\npid_filename none\naccess_log none\ncache_log /dev/stderr\ncache_store_log none\n"
          "cache deny all\ncache_mem 0\npinger_enable off\n"
          "visible_hostname proxy.example\nshutdown_lifetime 0 seconds\nmax_filedescriptors 1024\n"
          "dns_nameservers 127.0.0.1\ncoredump_dir none\nread_timeout "
        + seconds + " seconds\nclient_lifetime " + seconds + " seconds\n";
    if (rules.denies)
        text += "acl there dstdomain other.example\nhttp_access deny there\n";
    if (rules.password.isEmpty())
        return text + "http_access allow all\n";
    const QString users = write(u"users"_s, "clerk:" + hashOf(rules.password) + '\n');
    return text + "auth_param basic program /usr/lib/squid/basic_ncsa_auth " + users.toUtf8()
        + "\nauth_param basic children 1 startup=1 idle=1\nauth_param basic realm proxy\n"
          "acl known proxy_auth REQUIRED\nhttp_access allow known\nhttp_access deny all\n";
}

QByteArray ProxyProcess::tinyproxyRules(const Rules &rules)
{
    QByteArray text = "Port " + QByteArray::number(m_port) + "\nListen 127.0.0.1\nTimeout "
        + QByteArray::number(rules.idleSeconds)
        + "\nMaxClients 50\nLogLevel Info\nUpstream http 127.0.0.1:"
        + QByteArray::number(m_nextPort) + '\n';
    if (rules.denies)
        text += "Filter \"" + write(u"denied"_s, "other\\.example\n").toUtf8() + "\"\n";
    if (!rules.password.isEmpty())
        text += "BasicAuth clerk " + rules.password + '\n';
    return text;
}

static quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool ProxyProcess::start(const Rules &rules)
{
    if (m_port == 0)
        m_port = freePort();
    const bool isSquid = m_kind == Kind::Squid;
    const QString file
        = write(u"proxy.conf"_s, isSquid ? squidRules(rules) : tinyproxyRules(rules));
    m_process.start(*programOf(m_kind),
                    isSquid ? QStringList{u"-N"_s, u"-f"_s, file}
                            : QStringList{u"-d"_s, u"-c"_s, file});
    // Its listening is all that can be waited for.
    return QTest::qWaitFor(
        [this] {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, m_port);
            return probe.waitForConnected(100);
        },
        20'000);
}

void ProxyProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray ProxyProcess::setting(const QByteArray &userAndPassword) const
{
    return "http://" + (userAndPassword.isEmpty() ? QByteArray() : userAndPassword + '@')
        + "127.0.0.1:" + QByteArray::number(m_port);
}

} // namespace ecom67::test
