// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

namespace ecom67 {

class NetworkSetup;

/// The question for one picture: says nothing about the customer, follows no redirect by itself,
/// and takes what comes as it comes (never unpacked).
QNetworkRequest pictureRequest(const QUrl &url, const NetworkSetup &network);

/// Whether a Content-Type may be that of a picture we know, or says nothing: file stores call
/// everything octet-stream. What it is really is decided by its content.
bool mayBePicture(const QByteArray &contentType);

} // namespace ecom67
