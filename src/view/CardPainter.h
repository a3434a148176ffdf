// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QList>

class QPainter;

namespace ecom67 {

struct CardLayout;
struct Theme;

/// Paints cards where their layout says. pictures holds one for each place of the layout, a null
/// one where there is none yet; those places, and all when it is empty, stay plain.
void paintCards(QPainter &painter, const CardLayout &layout, const Theme &theme,
                const QList<QImage> &pictures = {});

} // namespace ecom67
