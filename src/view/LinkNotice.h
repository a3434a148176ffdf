// SPDX-License-Identifier: MIT
#pragma once

class QUrl;
class QWidget;

namespace ecom67 {

/// Shows an address above a window, where a browser must not be opened. The address may come from
/// an answer: it is shown as it is, and bounded.
void showLinkNotice(QWidget &window, const QUrl &url);

} // namespace ecom67
