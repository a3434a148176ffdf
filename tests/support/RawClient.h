// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/ClientHandshake.h"
#include "websocket/FrameReader.h"
#include "websocket/FrameWriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <optional>

namespace ecom67::test {

/// A WebSocket client that shows everything, right or wrong: the head of the answer, each event,
/// and the bytes. Sends what it is told to.
class RawClient : public QObject
{
    Q_OBJECT

public:
    RawClient()
    {
        connect(&socket, &QTcpSocket::readyRead, this, &RawClient::read);
        connect(&socket, &QTcpSocket::disconnected, this, [this] { isGone = true; });
    }

    /// Connects and sends the upgrade request.
    void open(const QUrl &url)
    {
        handshake.emplace(url, QByteArray(16, 'n'));
        connectTo(url);
        send(handshake->request());
    }

    void connectTo(const QUrl &url)
    {
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    }

    void send(const QByteArray &bytes) { socket.write(bytes); }
    void sendText(const QByteArray &utf8) { send(writer.text(utf8)); }

    void ask(const QByteArray &text, const QByteArray &session = "s1")
    {
        sendText(R"({"action":"sendMessage","message":")" + text + R"(","content":")" + text
                 + R"(","sessionId":")" + session + R"("})");
    }

    /// The answer to the handshake was good.
    bool isOpen() const { return head && handshake && !handshake->check(*head); }

    int status() const { return head ? ClientHandshake::statusOf(*head) : 0; }

    /// Text messages so far, as JSON.
    QList<QJsonObject> frames() const
    {
        QList<QJsonObject> list;
        for (const FrameEvent &event : events) {
            if (event.kind == FrameEvent::Kind::Text)
                list.append(QJsonDocument::fromJson(event.payload).object());
        }
        return list;
    }

    qsizetype count(FrameEvent::Kind kind) const
    {
        return std::count_if(events.begin(), events.end(),
                             [kind](const FrameEvent &event) { return event.kind == kind; });
    }

    /// Code of the close frame that was received, 0 before.
    int closeCode() const
    {
        for (const FrameEvent &event : events) {
            if (event.kind == FrameEvent::Kind::Close)
                return static_cast<int>(event.code);
        }
        return 0;
    }

    QTcpSocket socket;
    std::optional<ClientHandshake> handshake;
    std::optional<HttpHead> head;
    QByteArray received; ///< everything
    QList<FrameEvent> events;
    bool isGone = false;
    FrameReader reader{WebSocketRole::Client,
                       {.longestFrame = 200'000'000, .longestMessage = 200'000'000}};
    FrameWriter writer{WebSocketRole::Client};

private:
    void read()
    {
        const QByteArray bytes = socket.readAll();
        received += bytes;
        if (head) {
            reader.append(bytes);
        } else {
            const auto parsed = HttpHead::parse(received);
            if (!std::holds_alternative<HttpHead>(parsed))
                return;
            head = std::get<HttpHead>(parsed);
            reader.append(QByteArrayView(received).sliced(head->size));
        }
        if (!isOpen())
            return;
        while (auto event = reader.next())
            events.append(*event);
    }
};

} // namespace ecom67::test
