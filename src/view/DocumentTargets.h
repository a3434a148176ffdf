// SPDX-License-Identifier: MIT
#pragma once

#include "view/MessageTarget.h"

class QTextDocument;

namespace ecom67 {

/// The links of a document that is laid out, in the order of reading, in its own coordinates.
QList<MessageTarget> documentTargets(const QTextDocument &document);

} // namespace ecom67
