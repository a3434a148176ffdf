// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ecom67 {

class SecretStore;
class Settings;

/// Under which name the secret store keeps the password of the proxy.
inline constexpr const char *kStoredProxyPasswordName = "proxy-password";

/// The password of the proxy that the secret store keeps, for whom the environment has none.
class StoredProxyPassword : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoredProxyPassword)

public:
    /// The store must outlive it.
    explicit StoredProxyPassword(SecretStore &store, QObject *parent = nullptr);
    ~StoredProxyPassword() override;

    /// Asks the store where it may hold a password and the settings name a user without one. True:
    /// ends with answered(), within the limit of the store. False: there is nothing to be asked, or
    /// the password is known already.
    bool look(const Settings &settings);

    const QString &password() const noexcept { return m_password; } ///< empty: not known, or none

Q_SIGNALS:
    /// The password is known now, or why it is not.
    void answered(const std::optional<ecom67::ChatError> &problem);
    /// A store that did not answer does so now: look() is worth another try.
    void becameAvailable();

private:
    SecretStore &m_store;
    QString m_password;
};

} // namespace ecom67
