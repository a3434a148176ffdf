// SPDX-License-Identifier: MIT
#include "storage/NoSecretStore.h"

#include "storage/SecretStores.h"

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static ChatError unavailable()
{
    return {.code = ChatError::Code::SecretStoreUnavailable,
            .detail = u"built without one"_s,
            .httpStatus = 0,
            .setting = {}};
}

std::unique_ptr<SecretStore> makeSecretStore(const ProfilePaths & /*paths*/)
{
    return std::make_unique<NoSecretStore>();
}

NoSecretStore::NoSecretStore(QObject *parent)
    : SecretStore(parent)
{
}

NoSecretStore::~NoSecretStore() = default;

void NoSecretStore::read(const QString & /*name*/, ReadDone done)
{
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done(unavailable()); }, Qt::QueuedConnection);
}

void NoSecretStore::write(const QString & /*name*/, const QString & /*secret*/, Done done)
{
    fail(std::move(done));
}

void NoSecretStore::remove(const QString & /*name*/, Done done)
{
    fail(std::move(done));
}

void NoSecretStore::fail(Done done)
{
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done(unavailable()); }, Qt::QueuedConnection);
}

} // namespace ecom67
