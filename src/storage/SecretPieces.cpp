// SPDX-License-Identifier: MIT
#include "storage/SecretPieces.h"

#include <QStringDecoder>

#include <algorithm>

namespace ecom67 {

static constexpr qsizetype kLongestHead = 24;

namespace {

/// "1 89abcdef 0 2\n" and then the bytes: version, mark, number of the piece, how many there are.
struct Piece
{
    QByteArray mark;
    int number = 0;
    int count = 0;
    QByteArray bytes;
};

} // namespace

static std::optional<int> numberIn(const QByteArray &word)
{
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    return isNumber && QByteArray::number(number) == word ? std::optional(number) : std::nullopt;
}

static std::optional<Piece> readPiece(const QByteArray &piece)
{
    const qsizetype end = piece.first(std::min(piece.size(), kLongestHead)).indexOf('\n');
    const QList<QByteArray> words = piece.first(std::max<qsizetype>(end, 0)).split(' ');
    if (words.size() != 4 || words[0] != "1" || words[1].size() != 8)
        return std::nullopt;
    const auto number = numberIn(words[2]);
    const auto count = numberIn(words[3]);
    if (!number || !count || *count < 1 || *count > kMostSecretPieces || *number < 0
        || *number >= *count)
        return std::nullopt;
    return Piece{words[1], *number, *count, piece.sliced(end + 1)};
}

QList<QByteArray> cutSecret(const QString &secret, qsizetype longest, quint32 mark)
{
    Q_ASSERT(longest >= 64);
    const QByteArray bytes = secret.toUtf8();
    const qsizetype room = longest - kLongestHead;
    const qsizetype count = std::max<qsizetype>(1, (bytes.size() + room - 1) / room);
    if (count > kMostSecretPieces)
        return {};
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < count; ++i) {
        pieces.append("1 " + QByteArray::number(mark, 16).rightJustified(8, '0') + ' '
                      + QByteArray::number(i) + ' ' + QByteArray::number(count) + '\n'
                      + bytes.mid(i * room, room));
    }
    return pieces;
}

int secretPieceCount(const QByteArray &first)
{
    const auto piece = readPiece(first);
    return piece && piece->number == 0 ? piece->count : 0;
}

std::optional<QString> joinSecret(const QList<QByteArray> &pieces)
{
    QByteArray bytes;
    QByteArray mark;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const auto piece = readPiece(pieces[i]);
        if (!piece || piece->number != i || piece->count != pieces.size())
            return std::nullopt;
        if (i > 0 && piece->mark != mark)
            return std::nullopt;
        mark = piece->mark;
        bytes += piece->bytes;
    }
    if (pieces.isEmpty())
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString secret = decoder(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(secret);
}

} // namespace ecom67
