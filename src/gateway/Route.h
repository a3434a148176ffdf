// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <optional>

namespace ecom67 {

/// Which backend stands behind the gateway.
struct Dialect
{
    Q_GADGET
public:
    enum class Kind {
        Customer, ///< today's customer chat: typing, typing, message
        Legacy, ///< an older deployment: welcome, then bare messages
        Admin, ///< admin insights: chunk, complete
    };
    Q_ENUM(Kind)
};

/// Where one received text leads, by the expression "$request.body.action".
struct Route
{
    enum class Kind {
        NoRoute, ///< API Gateway answers "Forbidden"
        Silent, ///< reaches a function that pushes nothing
        Question, ///< reaches the assistant
        HandlerFailure, ///< the function fails on the text's type
        SessionFailure, ///< the function fails on the session id's type
    };

    Kind kind = Kind::NoRoute;
    QString text; ///< trimmed, not empty, of a Question
    std::optional<QString> session; ///< invented when the client sent none

    [[nodiscard]] static Route of(const QByteArray &body, Dialect::Kind dialect);

    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace ecom67
