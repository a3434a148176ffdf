// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>
#include <QString>

class QPainter;
class QRect;

namespace ecom67 {

struct Theme;

/// The round number of unread messages on the launcher and on the pill.
namespace badge {

/// "7", or "99+" from a hundred on. Empty for nothing.
QString textFor(int count);

QSize sizeFor(const QString &text);

void paint(QPainter &painter, const QRect &rect, const QString &text, const Theme &theme);

} // namespace badge

} // namespace ecom67
