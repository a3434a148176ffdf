// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

#include <QString>

#include <memory>

namespace ecom67 {

class NetworkSetup;

/// The transport that this program was built with (ECOM67_TRANSPORT in CMake), for connections on
/// the way that network says, which must outlive it.
std::unique_ptr<ChatTransport> makeTransport(const NetworkSetup &network,
                                             QObject *parent = nullptr);

/// Which one that is, in a few words for a report; not translated.
QString transportName();

} // namespace ecom67
