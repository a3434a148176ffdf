// SPDX-License-Identifier: MIT
#include "app/Sample.h"

#include <algorithm>
#include <cmath>

namespace ecom67 {

using namespace Qt::StringLiterals;

double Sample::quantile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const double place = std::ceil(share * static_cast<double>(sorted.size())) - 1;
    return sorted.at(static_cast<std::size_t>(std::max(place, 0.0)));
}

QString Sample::text() const
{
    return u"median %1 ms [%2..%3]"_s.arg(median(), 0, 'f', 1)
        .arg(quantile(0), 0, 'f', 1)
        .arg(quantile(1), 0, 'f', 1);
}

} // namespace ecom67
