// SPDX-License-Identifier: MIT
#pragma once

#include "core/ConnectionStatus.h"
#include "view/Glyph.h"

#include <QString>

namespace ecom67 {

/// The words for a state of the connection.
namespace statusText {

/// One or two words for the header: "Online", "Connecting...".
QString headline(const ConnectionStatus &status);

/// One sentence for the line below it: what is wrong and what to change. Empty when the line is
/// not needed: all is well, or a first attempt that the header tells about.
QString sentence(const ConnectionStatus &status);

/// "Trying again in 12 s", empty while nothing is waited for.
QString countdown(const ConnectionStatus &status);

Glyph glyph(const ConnectionStatus &status);

} // namespace statusText

} // namespace ecom67
