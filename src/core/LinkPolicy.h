// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace ecom67 {

/// Whether a link of an answer may be given to the system: https and mailto, http to this machine
/// only, and nothing with a user name in it. Answers come from outside, other schemes start other
/// programs, and "https://shop.example@evil.example" looks like what it is not. A mail may have a
/// subject and a text, and nothing else: some mail programs attach files when an address says so.
[[nodiscard]] bool isOpenable(const QUrl &url);

/// The address of a link as it was written, when it may be opened; otherwise nothing. Refuses
/// also what programs read in different ways: backslashes, spaces, control characters.
[[nodiscard]] QUrl openableUrl(const QString &address);

/// Where a link leads, as a person can check it: the host in ASCII, so that look-alike letters
/// show ("xn--..."), or the mail address.
QString shownDestination(const QUrl &url);

/// Whether the words of a link name another host, or mail address, than the one it leads to.
/// Words that name none are honest; so is a host that is a part of the one that is shown.
[[nodiscard]] bool namesAnotherHost(const QString &words, const QUrl &url);

} // namespace ecom67
