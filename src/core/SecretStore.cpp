// SPDX-License-Identifier: MIT
#include "core/SecretStore.h"

namespace ecom67 {

SecretStore::SecretStore(QObject *parent)
    : QObject(parent)
{
}

SecretStore::~SecretStore() = default;

} // namespace ecom67
