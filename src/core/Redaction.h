// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Text that may be logged or shown: the values of tokens, session ids, passwords and sign-in
/// codes, JWT-shaped strings, user info in URLs, and Authorization and Cookie headers are replaced
/// by "[...]", control and bidirectional characters by "?", and everything beyond 500 characters
/// is cut. Every string that came from the network or
/// may hold a URL passes through here before it reaches a log or an error detail.
QString redacted(QString text);

} // namespace ecom67
