// SPDX-License-Identifier: MIT
#pragma once

#include "core/SecretStore.h"

namespace ecom67 {

/// Where the program was built without a library for secrets: says so.
class NoSecretStore : public SecretStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoSecretStore)

public:
    explicit NoSecretStore(QObject *parent = nullptr);
    ~NoSecretStore() override;

    bool mayHold(const QString & /*name*/) const override { return false; }
    void read(const QString &name, ReadDone done) override;
    void write(const QString &name, const QString &secret, Done done) override;
    void remove(const QString &name, Done done) override;

private:
    void fail(Done done);
};

} // namespace ecom67
