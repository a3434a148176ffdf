// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace ecom67 {

/// The word by which a desktop on Wayland allows a window to come forward (xdg-activation), as it
/// is in the environment of whoever was started by a person, and as it is handed on from there.
/// Empty where there is none.
[[nodiscard]] QByteArray givenActivationToken();

/// The text where it can be a token, else nothing: it comes from another program, and ends up in
/// the environment of this one.
[[nodiscard]] QByteArray activationToken(QByteArrayView text);

/// Has Qt use the token for the window that is raised next. Nothing happens with an empty one.
void useActivationToken(const QByteArray &token);

} // namespace ecom67
