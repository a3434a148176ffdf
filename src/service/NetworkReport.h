// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace ecom67 {

/// What connections are made with: the TLS library and the transport, one "name: value" each, as
/// --info of both programs prints them. Not translated; holds no secret.
QStringList networkReport();

} // namespace ecom67
