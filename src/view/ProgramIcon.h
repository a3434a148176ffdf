// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace ecom67 {

/// The program's own icon in all its sizes, for QApplication::setWindowIcon().
QIcon programIcon();

} // namespace ecom67
