// SPDX-License-Identifier: MIT
#pragma once

#include <QMargins>

class QWidget;

namespace ecom67 {

/// Whether the screen blends translucent windows. On X11 that takes a compositor, and one may
/// start or end at any time; every other platform always does.
bool blendsTranslucency();

/// Lets clicks through where a window paints only its shadow. margins is how far from the edges
/// that is. X11 only; elsewhere the system does it by itself for fully transparent pixels.
void passClicksThroughMargins(QWidget &window, const QMargins &margins);

} // namespace ecom67
