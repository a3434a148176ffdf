// SPDX-License-Identifier: MIT
#include "app/ActivationToken.h"

#include <QtGlobal>

#include <algorithm>

namespace ecom67 {

static constexpr char kVariable[] = "XDG_ACTIVATION_TOKEN";
static constexpr qsizetype kLongest = 256;

QByteArray givenActivationToken()
{
    return activationToken(qgetenv(kVariable));
}

QByteArray activationToken(QByteArrayView text)
{
    const bool isOne = text.size() <= kLongest
        && std::all_of(text.cbegin(), text.cend(),
                       [](char letter) { return letter > ' ' && letter < '\x7f'; });
    return isOne ? text.toByteArray() : QByteArray();
}

void useActivationToken(const QByteArray &token)
{
    if (!token.isEmpty())
        qputenv(kVariable, token);
}

} // namespace ecom67
