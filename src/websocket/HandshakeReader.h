// SPDX-License-Identifier: MIT
#pragma once

#include "websocket/ClientHandshake.h"
#include "websocket/HttpHead.h"

#include <QByteArray>
#include <QByteArrayView>

namespace ecom67 {

/// Reads the server's answer to an opening handshake, cut anywhere, and says what it amounts to.
/// Bounded: a head that does not end is TooLong, of the body of a refusal only its beginning
/// counts.
class HandshakeReader
{
public:
    /// Bytes of the body of a refusal; API Gateway sends some forty.
    static constexpr qsizetype kLongestBody = 4 * 1024;

    enum class State {
        NeedsHead,
        NeedsBody, ///< refused, and more of the reason may come; good enough as it is
        Refused, ///< status() and body() say how
        Opened, ///< rest() is the beginning of what the server says then
        TooLong, ///< the head does not end
        Failed, ///< no answer that a WebSocket may give; problem() says why
    };

    explicit HandshakeReader(ClientHandshake handshake);

    /// Nothing counts any more once Refused, Opened, TooLong or Failed.
    State append(QByteArrayView bytes);
    State state() const noexcept { return m_state; }

    int status() const noexcept { return m_status; } ///< 0 before NeedsBody
    const QByteArray &body() const noexcept { return m_body; }
    QByteArray header(QByteArrayView name) const { return m_head.value(name); } ///< lower case
    const char *problem() const noexcept { return m_problem; }
    QByteArray takeRest();

private:
    State readHead();
    State judge();
    State readBody();
    State fail(const char *problem);

    ClientHandshake m_handshake;
    State m_state = State::NeedsHead;
    QByteArray m_received; ///< not read yet
    HttpHead m_head;
    int m_status = 0;
    int m_interimAnswers = 0;
    QByteArray m_body;
    const char *m_problem = "";
};

} // namespace ecom67
