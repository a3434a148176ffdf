// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "service/ChatService.h"
#include "service/NetworkSetup.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

/// The command line of `send`, read and checked.
struct SendArguments
{
    /// Longer than what the gateway takes in one frame; nobody types as much.
    static constexpr qsizetype kLongestText = 32 * 1'024; ///< bytes of UTF-8

    QString text; ///< what to ask; empty when only the help is wanted
    ConnectionSettings connection;
    NetworkSetup::Options network{};
    std::chrono::milliseconds timeout{35'000};
    bool wantsJson = false;
    bool wantsHelp = false;
    std::optional<ChatError> leftOut{}; ///< an endpoint that a weaker source stands in for

    /// Reads the text from the standard input when it is given as "-". A problem of a setting
    /// comes as a ChatError, one of the command line as a sentence.
    [[nodiscard]] static std::variant<SendArguments, QString, ChatError>
    parse(const QStringList &arguments);

    static QString helpText();
};

} // namespace ecom67
