// SPDX-License-Identifier: MIT
#pragma once

#include "storage/PolicySource.h"

namespace ecom67::test {

/// An administrator who locks what the test says, read anew with each reload().
class FakePolicy : public PolicySource
{
public:
    explicit FakePolicy(const Settings::Values &values)
        : m_values(values)
    {
    }
    Reading read() const override { return {.values = m_values, .problems = {}}; }

private:
    const Settings::Values &m_values;
};

} // namespace ecom67::test
