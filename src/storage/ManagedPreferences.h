// SPDX-License-Identifier: MIT
#pragma once

#include "storage/PolicySource.h"

namespace ecom67 {

/// Locked settings of macOS: what a configuration profile forces for com.ecom67.support, under the
/// keys of the table ("shop/url"). Compiled on macOS only.
class ManagedPreferences : public PolicySource
{
public:
    ManagedPreferences();
    ~ManagedPreferences() override;

    Reading read() const override;
};

} // namespace ecom67
