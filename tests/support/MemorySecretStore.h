// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

#include <QHash>

namespace ecom67::test {

/// A secret store that keeps everything in memory, or fails when the test says so.
class MemorySecretStore : public SecretStore
{
public:
    bool mayHold(const QString &name) const override { return secrets.contains(name); }
    void read(const QString &name, ReadDone done) override
    {
        later([this, name, done] {
            if (fails)
                done(problem());
            else if (secrets.contains(name))
                done(std::optional<QString>(secrets.value(name)));
            else
                done(std::optional<QString>());
        });
    }
    void write(const QString &name, const QString &secret, Done done) override
    {
        later([this, name, secret, done] {
            if (!fails)
                secrets.insert(name, secret);
            done(fails ? std::optional(problem()) : std::nullopt);
        });
    }
    void remove(const QString &name, Done done) override
    {
        later([this, name, done] {
            if (!fails)
                secrets.remove(name);
            done(fails ? std::optional(problem()) : std::nullopt);
        });
    }

    QHash<QString, QString> secrets;
    bool fails = false;

private:
    void later(std::function<void()> step)
    {
        QMetaObject::invokeMethod(this, std::move(step), Qt::QueuedConnection);
    }
    static ChatError problem()
    {
        return {.code = ChatError::Code::SecretStoreUnavailable,
                .detail = {},
                .httpStatus = 0,
                .setting = {}};
    }
};

} // namespace ecom67::test
