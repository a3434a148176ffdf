// SPDX-License-Identifier: MIT
#include "gateway/HandshakeSession.h"

#include "gateway/GatewayState.h"
#include "gateway/Logging.h"
#include "websocket/HttpHead.h"

#include <utility>

namespace ecom67 {

HandshakeSession::HandshakeSession(GatewayState &state)
    : m_state(state)
{
}

void HandshakeSession::append(const QByteArray &bytes)
{
    m_received += bytes;
}

QByteArray HandshakeSession::takeRest()
{
    return std::exchange(m_received, {});
}

std::optional<HandshakeAnswer> HandshakeSession::next(const ActiveFaults &faults)
{
    if (m_received.isEmpty() || m_wait == Wait::GoesOn)
        return std::nullopt;
    const auto parsed = HttpHead::parse(m_received);
    if (const auto *problem = std::get_if<HttpHead::Problem>(&parsed)) {
        if (*problem == HttpHead::Problem::Incomplete)
            return std::nullopt;
        m_received.clear();
        return HandshakeResponder::answer(*problem);
    }
    const auto &head = std::get<HttpHead>(parsed);
    const HandshakeResponder responder(m_state.options);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const HandshakeAnswer answer = m_wait == Wait::Over ? responder.finalAnswer(head, faults, now)
                                                        : responder.answer(head, faults, now);
    if (answer.then == HandshakeAnswer::Then::AwaitKeys) {
        m_wait = Wait::GoesOn;
        return answer;
    }
    m_wait = Wait::None;
    m_received.remove(0, head.size);
    record(head, answer.status);
    return answer;
}

void HandshakeSession::record(const HttpHead &head, int status)
{
    const QByteArray target = head.startLine.split(' ').value(1);
    const qsizetype mark = target.indexOf('?');
    const QByteArray query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    m_state.record.add(HandshakeRecord{.path = mark < 0 ? target : target.first(mark),
                                       .query = HandshakeRecord::parsedQuery(query),
                                       .headers = head.headers,
                                       .answeredStatus = status});
    qCDebug(lcGateway) << "handshake answered with" << status;
}

} // namespace ecom67
