// SPDX-License-Identifier: MIT
#pragma once

class QUrl;

namespace ecom67 {

/// Opens a link of an answer in the system's browser or mail program: https and mailto, http to
/// this machine only, nothing with a user name in it. Anything else is ignored with a log line:
/// answers come from outside, and other schemes start other programs.
void openExternalLink(const QUrl &url);

} // namespace ecom67
