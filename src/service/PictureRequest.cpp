// SPDX-License-Identifier: MIT
#include "service/PictureRequest.h"

#include "service/NetworkSetup.h"

#include <QList>

namespace ecom67 {

QNetworkRequest pictureRequest(const QUrl &url, const NetworkSetup &network)
{
    QNetworkRequest request(url);
    network.prepare(request);
    request.setRawHeader("Accept", "image/webp, image/png, image/jpeg, image/gif");
    // Left out, Qt would ask for gzip and unpack it, and name the language of the system.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Accept-Language", "*");
    return request;
}

bool mayBePicture(const QByteArray &contentType)
{
    static const QList<QByteArray> kTypes{"",
                                          "image/png",
                                          "image/jpeg",
                                          "image/jpg",
                                          "image/gif",
                                          "image/webp",
                                          "application/octet-stream",
                                          "binary/octet-stream"};
    return kTypes.contains(contentType.split(';').constFirst().trimmed().toLower());
}

} // namespace ecom67
