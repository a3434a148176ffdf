// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace ecom67 {

/// A secret in pieces, for a store that limits what it keeps under one name, as the Credential
/// Manager does (2,560 bytes; a refresh token may be longer). Each piece says to which secret it
/// belongs, which one it is and how many there are, so that no two halves are ever taken for a
/// whole.
inline constexpr int kMostSecretPieces = 32;

/// The pieces, none longer than longest bytes, which must be 64 at least; none at all when the
/// secret is too long. mark is another one for each secret that is kept.
QList<QByteArray> cutSecret(const QString &secret, qsizetype longest, quint32 mark);

/// How many pieces there should be, by the first of them; 0 when it is no piece.
int secretPieceCount(const QByteArray &first);

/// The secret, or nothing when a piece is missing, damaged or of another secret.
std::optional<QString> joinSecret(const QList<QByteArray> &pieces);

} // namespace ecom67
