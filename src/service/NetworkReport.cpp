// SPDX-License-Identifier: MIT
#include "service/NetworkReport.h"

#include "service/TransportFactory.h"

#include <QSslSocket>

namespace ecom67 {

using namespace Qt::StringLiterals;

QStringList networkReport()
{
    const QString tls = QSslSocket::supportsSsl()
        ? QString(QSslSocket::activeBackend() + u", "_s + QSslSocket::sslLibraryVersionString())
        : u"none"_s;
    return {u"TLS: "_s + tls, u"transport: "_s + transportName()};
}

} // namespace ecom67
