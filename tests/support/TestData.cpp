// SPDX-License-Identifier: MIT
#include "support/TestData.h"

namespace ecom67::test {

QString testData()
{
    return QStringLiteral(ECOM67_TEST_DATA);
}

} // namespace ecom67::test
