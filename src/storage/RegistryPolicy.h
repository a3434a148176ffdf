// SPDX-License-Identifier: MIT
#pragma once

#include "storage/PolicySource.h"

namespace ecom67 {

/// Locked settings of Windows: HKLM\Software\Policies\E-Com67, which group policies write. A group
/// ("shop") is a key below it. Compiled on Windows only.
class RegistryPolicy : public PolicySource
{
public:
    RegistryPolicy();
    ~RegistryPolicy() override;

    Reading read() const override;
};

} // namespace ecom67
