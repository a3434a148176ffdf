// SPDX-License-Identifier: MIT
#include "cli/StandardInput.h"

#include <QFile>

#include <cstdio>

namespace ecom67 {

std::optional<QByteArray> readStandardInput(qsizetype mostBytes)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes;
    while (bytes.size() <= mostBytes) {
        const QByteArray more = input.read(mostBytes + 1 - bytes.size());
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return bytes;
}

} // namespace ecom67
