// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

/// What is to be kept from others.
enum class Kept {
    File,
    Folder, ///< on Windows with all that will lie in it
};

/// Makes sure that only the owner can use what is there: the modes 0600 and 0700 on Unix; on
/// Windows a list of rights for the owner, the system and administrators, who could take the right
/// anyway, that takes nothing from the folder above. False when that cannot be had.
[[nodiscard]] bool restrictToOwner(const QString &path, Kept kept);

} // namespace ecom67
