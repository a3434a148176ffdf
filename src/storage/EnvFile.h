// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QByteArrayView>
#include <QString>

#include <variant>

namespace ecom67 {

/// Finds the chat's address in the .env file of the shop's web front end, as Vite reads it:
/// comments, `export`, the three kinds of quotes, the last assignment wins.
class EnvFile
{
public:
    static constexpr qsizetype kLargest = 64 * 1'024; ///< bytes; a real one has some hundred

    /// The value of VITE_WEBSOCKET_URL, not checked as an endpoint. Fails with FileUnreadable,
    /// or with FileInvalid and, where known, the line.
    [[nodiscard]] static std::variant<QString, ChatError> webSocketUrl(const QString &path);

    /// The same from the content of such a file.
    [[nodiscard]] static std::variant<QString, ChatError> webSocketUrlIn(QByteArrayView content);
};

} // namespace ecom67
