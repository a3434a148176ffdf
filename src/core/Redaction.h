// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// Text that may be logged or shown: the values of tokens, keys, session ids, passwords and sign-in
/// codes, JWT-shaped strings, user and password before a host (with a scheme or, as of a proxy,
/// without one), and Authorization and Cookie headers are replaced by "[...]", control and
/// bidirectional characters by "?", and everything beyond 500 characters is cut.
///
/// Every string that came from the network or may hold a URL passes through here before it reaches
/// an error detail or a report. Log lines pass through here once more on their way out (MessageLog
/// in app), whoever wrote them; doing it twice changes nothing.
QString redacted(QString text);

} // namespace ecom67
