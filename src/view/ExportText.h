// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QString>

class QDateTime;
class QLocale;

namespace ecom67 {

/// Pieces of text in a saved conversation, made safe for where they stand.
namespace exportText {

/// Who wrote it: "You", "Assistant".
QString author(Message::Role role);
/// How far it has come: "answered", "not sent: ...", "unfinished". Empty for all other answers.
QString delivery(const Message &message);
/// Date and time on this machine's clock.
QString time(const QDateTime &timestamp, const QLocale &locale);

/// Lines of '\n' only, nothing that a terminal obeys, nothing that turns the direction.
QString printable(const QString &text);

/// Text that Markdown shows as it is.
QString escapedMarkdown(const QString &text);
/// Markdown that cannot load, run or be HTML, whatever reads it.
QString harmlessMarkdown(const QString &markdown);

/// Each line behind a prefix, so that a text cannot end what it stands in.
QString prefixed(const QString &text, const QString &prefix);

} // namespace exportText

} // namespace ecom67
