// SPDX-License-Identifier: MIT
#include "websocket/HttpBody.h"

#include <algorithm>
#include <optional>

namespace ecom67 {

static HttpBody firstOf(QByteArrayView received, qsizetype size, qsizetype wanted)
{
    const qsizetype enough = std::min(size, wanted);
    return {received.first(std::min(received.size(), enough)).toByteArray(),
            received.size() >= enough};
}

/// The number at the start of a chunk, without its extensions; nothing when it is none.
static std::optional<quint64> chunkSize(QByteArrayView line)
{
    const qsizetype extension = line.indexOf(';');
    const QByteArrayView digits = (extension < 0 ? line : line.first(extension)).trimmed();
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), isHex))
        return std::nullopt;
    bool isNumber = false;
    const quint64 size = digits.toByteArray().toULongLong(&isNumber, 16);
    return isNumber ? std::optional(size) : std::nullopt;
}

static HttpBody readChunks(QByteArrayView rest, qsizetype wanted)
{
    HttpBody body;
    for (;;) {
        const qsizetype lineEnd = rest.indexOf("\r\n");
        if (lineEnd < 0)
            return body;
        const auto size = chunkSize(rest.first(lineEnd));
        rest = rest.sliced(lineEnd + 2);
        if (!size || *size == 0)
            break; // broken off, or the last one
        const qsizetype left = wanted - body.bytes.size();
        const qsizetype take = static_cast<qsizetype>(std::min<quint64>(*size, quint64(left)));
        body.bytes += rest.first(std::min(take, rest.size()));
        if (take == left && rest.size() >= take)
            break; // as much as was wanted
        if (rest.size() < take + 2)
            return body;
        rest = rest.sliced(take + 2);
    }
    body.isComplete = true;
    return body;
}

HttpBody HttpBody::read(const HttpHead &head, QByteArrayView received, qsizetype wanted)
{
    if (head.listContains("transfer-encoding", "chunked"))
        return readChunks(received, wanted);
    const QByteArray length = head.value("content-length");
    bool isNumber = false;
    const qlonglong size = length.toLongLong(&isNumber);
    if (isNumber && size >= 0)
        return firstOf(received, size, wanted);
    return {received.first(std::min(received.size(), wanted)).toByteArray(),
            received.size() >= wanted};
}

} // namespace ecom67
