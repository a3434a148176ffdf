// SPDX-License-Identifier: MIT
#include "service/RedirectListener.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kPath = "/callback"_L1;
static constexpr qsizetype kLongestHead = 16 * 1'024;
static constexpr qsizetype kMostVisitors = 8;
static constexpr auto kLongestVisit = 10s;

RedirectListener::RedirectListener(const QString &page, QObject *parent)
    : QObject(parent)
    , m_page(page.toHtmlEscaped().toUtf8())
{
    connect(&m_server, &QTcpServer::newConnection, this, &RedirectListener::accept);
}

RedirectListener::~RedirectListener()
{
    for (auto it = m_heads.keyBegin(); it != m_heads.keyEnd(); ++it)
        (*it)->disconnect(this);
}

QUrl RedirectListener::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return {};
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(kPath));
}

void RedirectListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_heads.size() >= kMostVisitors) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_heads.insert(socket, {});
        socket->setReadBufferSize(kLongestHead + 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_heads.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(kLongestVisit, socket, &QTcpSocket::abort);
    }
}

void RedirectListener::read(QTcpSocket *socket)
{
    const auto found = m_heads.find(socket);
    if (found == m_heads.end())
        return; // it has its answer
    *found += socket->readAll();
    const bool isComplete = found->contains("\r\n\r\n");
    if (!isComplete && found->size() <= kLongestHead)
        return;
    QUrlQuery query;
    const QByteArray status = isComplete && found->size() <= kLongestHead
        ? judge(*found, query)
        : QByteArray("431 Request Header Fields Too Large");
    m_heads.remove(socket);
    const bool isVisit = status == "200 OK";
    if (isVisit)
        m_server.close();
    answer(socket, status, isVisit ? m_page : status);
    if (isVisit)
        Q_EMIT visited(query);
}

QByteArray RedirectListener::judge(const QByteArray &head, QUrlQuery &query) const
{
    const QList<QByteArray> lines = head.left(head.indexOf("\r\n\r\n")).split('\n');
    const QList<QByteArray> words = lines.constFirst().trimmed().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1."))
        return "400 Bad Request";
    if (words.at(0) != "GET")
        return "405 Method Not Allowed";
    // A page on another host whose name leads here is not the provider.
    const QByteArray here = "127.0.0.1:" + QByteArray::number(m_server.serverPort());
    int hosts = 0;
    for (const QByteArray &line : lines.mid(1)) {
        if (!line.toLower().startsWith("host:"))
            continue;
        ++hosts;
        if (line.mid(5).trimmed() != here)
            return "400 Bad Request";
    }
    if (hosts != 1)
        return "400 Bad Request";
    const QByteArray target = words.at(1);
    const qsizetype mark = target.indexOf('?');
    if (target.left(mark < 0 ? target.size() : mark) != QByteArray(kPath.data(), kPath.size()))
        return "404 Not Found";
    QByteArray parameters = mark < 0 ? QByteArray() : target.mid(mark + 1);
    // As forms write a space.
    query = QUrlQuery(QString::fromLatin1(parameters.replace('+', "%20")));
    return "200 OK";
}

void RedirectListener::answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &page)
{
    const QByteArray body
        = "<!doctype html><meta charset=\"utf-8\"><title>E-Com67 Support</title><p>" + page
        + "</p>\n";
    socket->write("HTTP/1.1 " + status
                  + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                  + QByteArray::number(body.size())
                  + "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'"
                    "\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
                    "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
                  + body);
    // It says its answer also when we are gone by then.
    socket->disconnect(this);
    socket->setParent(nullptr);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->disconnectFromHost();
}

} // namespace ecom67
