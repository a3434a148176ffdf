// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

#include <QObject>
#include <QSignalSpy>

namespace ecom67::test {

/// What a transport said.
struct TransportLog
{
    explicit TransportLog(ChatTransport &transport)
        : opened(&transport, &ChatTransport::opened)
        , texts(&transport, &ChatTransport::textReceived)
        , ended(&transport, &ChatTransport::ended)
    {
    }

    TransportOutcome outcome() const
    {
        return ended.isEmpty() ? TransportOutcome() : ended.last().at(0).value<TransportOutcome>();
    }
    /// The code of the last outcome, or -1 when it holds no error.
    int code() const
    {
        const auto error = outcome().error;
        return error ? int(error->code) : -1;
    }

    QSignalSpy opened;
    QSignalSpy texts;
    QSignalSpy ended;
};

} // namespace ecom67::test
