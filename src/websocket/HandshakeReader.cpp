// SPDX-License-Identifier: MIT
#include "websocket/HandshakeReader.h"

#include "websocket/HttpBody.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

/// "100 Continue" and the like before the answer itself; nobody sends more than one.
static constexpr int kMostInterimAnswers = 4;

HandshakeReader::HandshakeReader(ClientHandshake handshake)
    : m_handshake(std::move(handshake))
{
}

HandshakeReader::State HandshakeReader::append(QByteArrayView bytes)
{
    if (m_state != State::NeedsHead && m_state != State::NeedsBody)
        return m_state;
    m_received.append(bytes);
    if (m_state == State::NeedsHead)
        m_state = readHead();
    if (m_state == State::NeedsBody)
        m_state = readBody();
    return m_state;
}

QByteArray HandshakeReader::takeRest()
{
    return std::exchange(m_received, {});
}

HandshakeReader::State HandshakeReader::readHead()
{
    // Known at the first bytes: another protocol may never send an empty line.
    static constexpr QByteArrayView kStart = "HTTP/1.";
    const QByteArrayView start
        = QByteArrayView(m_received).first(std::min(m_received.size(), kStart.size()));
    if (!kStart.startsWith(start))
        return fail("not HTTP");
    auto parsed = HttpHead::parse(m_received);
    if (const auto *problem = std::get_if<HttpHead::Problem>(&parsed)) {
        if (*problem == HttpHead::Problem::Malformed)
            return fail("malformed HTTP");
        return *problem == HttpHead::Problem::TooLong ? State::TooLong : State::NeedsHead;
    }
    m_head = std::get<HttpHead>(std::move(parsed));
    m_received.remove(0, m_head.size);
    return judge();
}

HandshakeReader::State HandshakeReader::judge()
{
    using Failure = ClientHandshake::Failure;
    const int status = ClientHandshake::statusOf(m_head);
    if (status >= 100 && status < 200 && status != 101)
        return ++m_interimAnswers > kMostInterimAnswers ? fail("too many interim answers")
                                                        : readHead();
    const auto failure = m_handshake.check(m_head);
    if (!failure)
        return State::Opened;
    switch (*failure) {
    case Failure::NotHttp:
        return fail("no HTTP status");
    case Failure::Refused:
        m_status = status;
        return State::NeedsBody;
    case Failure::NotUpgraded:
        return fail("not upgraded to WebSocket");
    case Failure::WrongAccept:
        return fail("wrong Sec-WebSocket-Accept");
    case Failure::UnwantedExtension:
        break;
    }
    return fail("an extension or a sub-protocol that nobody asked for");
}

HandshakeReader::State HandshakeReader::readBody()
{
    // What is past the bound of a body in chunks is not read again with each of them.
    static constexpr qsizetype kMostReceived = 4 * kLongestBody;
    HttpBody body = HttpBody::read(m_head, m_received, kLongestBody);
    m_body = std::move(body.bytes);
    return body.isComplete || m_received.size() > kMostReceived ? State::Refused : State::NeedsBody;
}

HandshakeReader::State HandshakeReader::fail(const char *problem)
{
    m_problem = problem;
    return State::Failed;
}

} // namespace ecom67
