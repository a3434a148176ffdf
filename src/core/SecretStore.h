// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <variant>

namespace ecom67 {

/// Keeps secrets where only this user of this computer gets at them. Of one profile: what another
/// one keeps under the same name is another secret.
///
/// Every call answers once, never from inside of itself, within the limit of the store, with
/// SecretStoreUnavailable when nothing has been heard by then.
class SecretStore : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretStore)

public:
    /// The secret, nothing when there is none, or why that is not known.
    using Found = std::variant<std::optional<QString>, ChatError>;
    using ReadDone = std::function<void(const Found &found)>;
    using Done = std::function<void(const std::optional<ChatError> &problem)>;

    explicit SecretStore(QObject *parent = nullptr);
    ~SecretStore() override;

    /// False where nothing has been kept under this name and not removed since: then a store that
    /// does not answer hides nothing. Asks nobody.
    virtual bool mayHold(const QString &name) const = 0;

    virtual void read(const QString &name, ReadDone done) = 0;
    virtual void write(const QString &name, const QString &secret, Done done) = 0;
    virtual void remove(const QString &name, Done done) = 0; ///< one that is not there is removed

Q_SIGNALS:
    /// One that did not answer in time has done so now, e.g. since somebody has unlocked it: what
    /// failed before is worth another try.
    void becameAvailable();
};

} // namespace ecom67
