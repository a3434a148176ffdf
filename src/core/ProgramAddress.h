// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace ecom67 {

/// What an address of this program asks for. Any web page can start the program with one, so that
/// there is one wish only and nothing is ever taken from the address: no shop, no text, no name.
enum class AddressWish {
    NotOurs, ///< no address of this program
    OpenChat, ///< ecom67-support:open, also with slashes as browsers write them
    Unknown, ///< ours, but nothing this program knows
};

/// Reads a word of the command line. Anything may stand in it.
[[nodiscard]] AddressWish readProgramAddress(QStringView word);

} // namespace ecom67
