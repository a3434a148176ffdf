// SPDX-License-Identifier: MIT
#include "service/StoredProxyPassword.h"

#include "core/SecretStore.h"
#include "core/SettingDefinition.h"
#include "core/Settings.h"

#include <QPointer>

namespace ecom67 {

using namespace Qt::StringLiterals;

StoredProxyPassword::StoredProxyPassword(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&m_store, &SecretStore::becameAvailable, this, &StoredProxyPassword::becameAvailable);
}

StoredProxyPassword::~StoredProxyPassword() = default;

bool StoredProxyPassword::look(const Settings &settings)
{
    const auto isSet
        = [&settings](QLatin1StringView key) { return !settings.valueOf(key).value.isEmpty(); };
    const QString name = QString::fromLatin1(kStoredProxyPasswordName);
    if (!m_password.isEmpty() || !isSet("network/proxyUser"_L1) || isSet("network/proxyPassword"_L1)
        || !m_store.mayHold(name))
        return false;
    m_store.read(name, [self = QPointer(this)](const SecretStore::Found &found) {
        if (!self)
            return;
        if (const auto *problem = std::get_if<ChatError>(&found)) {
            Q_EMIT self->answered(*problem);
            return;
        }
        const QString password = std::get<std::optional<QString>>(found).value_or(QString());
        // The store is another program: what would be no password of the environment is none here.
        const auto problem = problemWith(*settingDefinition(u"network/proxyPassword"), password);
        self->m_password = problem ? QString() : password;
        Q_EMIT self->answered(problem);
    });
    return true;
}

} // namespace ecom67
