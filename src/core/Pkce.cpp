// SPDX-License-Identifier: MIT
#include "core/Pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace ecom67 {

static constexpr auto kForAddresses
    = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray randomText()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toBase64(kForAddresses);
}

Pkce Pkce::generate()
{
    return of(randomText());
}

Pkce Pkce::of(const QByteArray &verifier)
{
    return {
        .verifier = verifier,
        .challenge
        = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(kForAddresses)};
}

} // namespace ecom67
