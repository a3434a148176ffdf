// SPDX-License-Identifier: MIT
#include "service/TokenProvider.h"

namespace ecom67 {

TokenProvider::TokenProvider(QObject *parent)
    : QObject(parent)
{
}

TokenProvider::~TokenProvider() = default;

} // namespace ecom67
