// SPDX-License-Identifier: MIT
#include "service/SocketTransport.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

SocketTransport::SocketTransport(const NetworkSetup & /*network*/, QObject *parent)
    : ChatTransport(parent)
{
}

SocketTransport::~SocketTransport() = default;

void SocketTransport::open(const QUrl & /*url*/, std::chrono::milliseconds /*handshakeTimeout*/)
{
    const TransportOutcome outcome{.error = ChatError{.code = ChatError::Code::NetworkUnreachable,
                                                      .detail = u"built without Qt WebSockets"_s,
                                                      .httpStatus = 0,
                                                      .setting = {}}};
    QMetaObject::invokeMethod(
        this, [this, outcome] { Q_EMIT ended(outcome); }, Qt::QueuedConnection);
}

bool SocketTransport::send(const QString & /*text*/)
{
    return false;
}

void SocketTransport::close()
{
}

bool SocketTransport::isOpen() const
{
    return false;
}

void SocketTransport::checkLink()
{
}

} // namespace ecom67
