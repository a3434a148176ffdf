// SPDX-License-Identifier: MIT
#include "service/StoredTokenProvider.h"

#include "core/SecretStore.h"
#include "service/TokenText.h"

#include <QPointer>

namespace ecom67 {

using namespace Qt::StringLiterals;

StoredTokenProvider::StoredTokenProvider(SecretStore &store, QObject *parent)
    : TokenProvider(parent)
    , m_store(store)
{
    connect(&m_store, &SecretStore::becameAvailable, this, &TokenProvider::changed);
}

StoredTokenProvider::~StoredTokenProvider() = default;

void StoredTokenProvider::request(Reason /*reason*/)
{
    m_store.read(QString::fromLatin1(kStoredTokenName),
                 [self = QPointer(this)](const SecretStore::Found &found) {
                     if (!self)
                         return;
                     if (const auto *problem = std::get_if<ChatError>(&found)) {
                         Q_EMIT self->answered(*problem);
                         return;
                     }
                     const auto &token = std::get<std::optional<QString>>(found);
                     // Bounded by what a token may be: the store is another program.
                     Q_EMIT self->answered(
                         tokenIn(token ? token->left(kLongestTokenText).toUtf8() : QByteArray()));
                 });
}

} // namespace ecom67
