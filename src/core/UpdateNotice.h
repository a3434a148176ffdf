// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QUrl>
#include <QVersionNumber>

#include <optional>

namespace ecom67 {

/// The word of an administrator that there is a newer version of this program. It only ever tells:
/// nothing is fetched or replaced because of it.
///
/// It comes as {"notice": base64 of a JSON object, "signature": base64}, see docs/CONFIGURATION.md;
/// the signature is Ed25519 over kSigned and the bytes of that object:
/// {"product": "ecom67-support", "version": "1.2.3", "issued": "2026-11-28T12:00:00Z",
/// "page": "https://..."}, the page may be missing.
struct UpdateNotice
{
    QVersionNumber version; ///< as it was written; compare normalized()
    QDateTime issued; ///< an older notice does not take the place of a newer one
    QUrl page; ///< https; empty where there is none to read

    /// What stands before the object when it is signed: a signature for something else does not
    /// count.
    static constexpr QByteArrayView kSigned = "ecom67-support update notice\n";
    static constexpr qsizetype kMostBytes = 16 * 1'024; ///< of the whole document

    /// Nothing where it is not signed with the key, not for this program, or holds what no notice
    /// holds.
    [[nodiscard]] static std::optional<UpdateNotice> read(const QJsonObject &document,
                                                          QByteArrayView publicKey);

    bool operator==(const UpdateNotice &) const = default;
};

/// The bytes of a key as it is written in a policy, base64 of 32 bytes; empty where it is none.
[[nodiscard]] QByteArray updateKey(const QString &text);

} // namespace ecom67
