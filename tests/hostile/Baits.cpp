// SPDX-License-Identifier: MIT
#include "hostile/Baits.h"

#include <QDesktopServices>
#include <QFile>
#include <QImage>

#include <array>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ecom67::test {

static const QStringList kSchemes{
    u"http"_s, u"https"_s, u"file"_s,        u"ftp"_s,     u"mailto"_s,   u"javascript"_s,
    u"data"_s, u"tel"_s,   u"ssh"_s,         u"smb"_s,     u"vbscript"_s, u"steam"_s,
    u"ws"_s,   u"wss"_s,   u"view-source"_s, u"ms-msdt"_s, u"qrc"_s,      u"blob"_s,
};

Baits::Baits()
{
    QImage picture(16, 16, QImage::Format_RGB32);
    picture.fill(Qt::red);
    picture.save(file());
    QFile style(styleSheet());
    if (style.open(QIODevice::WriteOnly))
        style.write("* { color: red }");
    style.close();
    mkfifo(qPrintable(fifo()), 0600);
    m_web.listen(QHostAddress::LocalHost);
    // From now on: whoever opens or reads a file of the folder is seen.
    m_notify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    inotify_add_watch(m_notify, qPrintable(m_folder.path()), IN_OPEN | IN_ACCESS);
    for (const QString &scheme : kSchemes)
        QDesktopServices::setUrlHandler(scheme, this, "open");
}

Baits::~Baits()
{
    for (const QString &scheme : kSchemes)
        QDesktopServices::unsetUrlHandler(scheme);
    ::close(m_notify);
}

QString Baits::file() const
{
    return m_folder.filePath(u"bait.png"_s);
}

QString Baits::styleSheet() const
{
    return m_folder.filePath(u"bait.css"_s);
}

QString Baits::fifo() const
{
    return m_folder.filePath(u"bait.fifo"_s);
}

QString Baits::web() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_web.serverPort());
}

QString Baits::fill(QString text) const
{
    return text.replace(u"FILE"_s, file())
        .replace(u"STYLE"_s, styleSheet())
        .replace(u"FIFO"_s, fifo())
        .replace(u"WEB"_s, web());
}

void Baits::open(const QUrl &url)
{
    m_opened.append(url);
}

bool Baits::wereFilesTouched() const
{
    std::array<char, 4'096> events{};
    bool isTouched = false;
    while (::read(m_notify, events.data(), events.size()) > 0)
        isTouched = true;
    return isTouched;
}

QStringList Baits::taken()
{
    QStringList taken;
    if (wereFilesTouched())
        taken.append(u"a file was opened"_s);
    if (m_web.waitForNewConnection(0))
        taken.append(u"the web server was asked"_s);
    for (const QUrl &url : std::as_const(m_opened))
        taken.append(u"given to the system: "_s + url.toString());
    return taken;
}

} // namespace ecom67::test
