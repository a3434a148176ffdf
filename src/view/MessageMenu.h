// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>

#include <optional>

class QModelIndex;

namespace ecom67 {

class MessageListView;

/// Opens the menu of a row: everything that can be pressed in it, by name, and copying. Beside
/// the row, or at a point of the screen. Nothing for an invalid index or below another menu.
void openMessageMenu(MessageListView &view, const QModelIndex &index,
                     std::optional<QPoint> where = {});

} // namespace ecom67
