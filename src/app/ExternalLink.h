// SPDX-License-Identifier: MIT
#pragma once

class QUrl;

namespace ecom67 {

/// Opens a link of an answer in the system's browser or mail program if isOpenable() lets it
/// through (core/LinkPolicy.h). Anything else is ignored with a log line.
void openExternalLink(const QUrl &url);

} // namespace ecom67
