// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/GatewayFrames.h"
#include "gateway/Step.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace ecom67 {

/// What the faults of one question do to its answer: to the text, to the frame, to the bytes.
class AnswerFaults
{
public:
    explicit AnswerFaults(const ActiveFaults &faults);

    /// A frame to send instead of the answer.
    std::optional<QByteArray> replacement(const frames::Session &session,
                                          const QDateTime &at) const;

    QString textFor(const QString &text) const;
    frames::Session sessionFor(const frames::Session &session) const;

    /// How the finished frame goes over the wire, as often as it is to be sent.
    Steps stepsFor(const QByteArray &utf8) const;

private:
    Steps onceFor(const QByteArray &utf8) const;
    std::optional<QByteArray> malformed(const QByteArray &utf8) const;

    const ActiveFaults &m_faults;
};

} // namespace ecom67
