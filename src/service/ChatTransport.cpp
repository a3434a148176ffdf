// SPDX-License-Identifier: MIT
#include "service/ChatTransport.h"

namespace ecom67 {

ChatTransport::ChatTransport(QObject *parent)
    : QObject(parent)
{
}

ChatTransport::~ChatTransport() = default;

} // namespace ecom67
