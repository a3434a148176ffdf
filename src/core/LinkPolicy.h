// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QUrl;

namespace ecom67 {

/// Whether a link of an answer may be given to the system: https and mailto, http to this machine
/// only, and nothing with a user name in it. Answers come from outside, other schemes start other
/// programs, and "https://shop.example@evil.example" looks like what it is not.
[[nodiscard]] bool isOpenable(const QUrl &url);

/// Where a link leads, as a person can check it: the host in ASCII, so that look-alike letters
/// show ("xn--..."), or the mail address.
QString shownDestination(const QUrl &url);

} // namespace ecom67
