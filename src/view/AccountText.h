// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace ecom67 {

class AccountViewModel;

/// How an account is said.
namespace accountText {

QString sentence(const AccountViewModel &account); ///< who is signed in
QString verb(const AccountViewModel &account); ///< what the button does
QString problem(const AccountViewModel &account); ///< why it came to nothing; may be empty

} // namespace accountText
} // namespace ecom67
