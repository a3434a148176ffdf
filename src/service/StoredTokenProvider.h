// SPDX-License-Identifier: MIT
#pragma once

#include "service/TokenProvider.h"

namespace ecom67 {

class SecretStore;

/// The name under which a token that somebody put there lies in the secret store.
inline constexpr const char *kStoredTokenName = "token";

/// The token that lies in the secret store of this computer.
class StoredTokenProvider : public TokenProvider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoredTokenProvider)

public:
    /// store must outlive this object.
    explicit StoredTokenProvider(SecretStore &store, QObject *parent = nullptr);
    ~StoredTokenProvider() override;

    void request(Reason reason) override;

private:
    SecretStore &m_store;
};

} // namespace ecom67
