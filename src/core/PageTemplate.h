// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <QUrl>

namespace ecom67 {

/// Whether a text is the address of a shop: one that may be opened, with neither query nor
/// fragment, so that a path can follow.
[[nodiscard]] bool isShopAddress(QStringView text);

/// Whether a text is a page of a shop: a path ("/cart"), or a whole address that may be opened.
/// "{id}" is the place of a product and must not decide about the host.
[[nodiscard]] bool isPageAddress(QStringView text);

/// The whole address with the id, percent-encoded, in the place of "{id}". Empty when that is none
/// that may be opened, or when there is a place and the id is none or only dots.
QUrl filledIn(QString address, const QString &id);

} // namespace ecom67
