// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;

namespace ecom67 {

/// For pictures alone: the chat's proxy; no cookies, no passwords, nothing on the disk.
std::unique_ptr<QNetworkAccessManager> makePictureNetwork();

/// The question for one picture: says nothing about the customer, follows no redirect by itself,
/// takes what comes as it comes (never unpacked), and verifies certificates with TLS 1.2 or later.
QNetworkRequest pictureRequest(const QUrl &url);

/// Whether a Content-Type may be that of a picture we know, or says nothing: file stores call
/// everything octet-stream. What it is really is decided by its content.
bool mayBePicture(const QByteArray &contentType);

} // namespace ecom67
