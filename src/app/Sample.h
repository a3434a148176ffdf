// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace ecom67 {

/// Measured values of one thing, in milliseconds.
class Sample
{
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    int size() const { return static_cast<int>(m_values.size()); }

    /// The value that share of all values (0 to 1) do not exceed; 0 where there is none.
    double quantile(double share) const;
    double median() const { return quantile(0.5); }

    /// For people: median and range, e.g. "median 3.1 ms [2.9..4.0]".
    QString text() const;

private:
    std::vector<double> m_values;
};

} // namespace ecom67
