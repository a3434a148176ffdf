// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/GatewayError.h"
#include "gateway/GatewayOptions.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace ecom67 {

/// The command line of `gateway`, read and checked.
struct GatewayArguments
{
    quint16 port = 0;
    GatewayOptions options; ///< without the keys of tokens
    QString jwks; ///< where those are: a path or an address; empty for none
    bool wantsHelp = false;

    /// Gives a sentence that says what is wrong and what to change when it cannot be used.
    [[nodiscard]] static std::variant<GatewayArguments, QString>
    parse(const QStringList &arguments);

    static QString helpText();
};

/// What is wrong and what to change, in one sentence.
QString sentenceFor(const GatewayError &error);

} // namespace ecom67
