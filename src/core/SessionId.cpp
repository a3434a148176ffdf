// SPDX-License-Identifier: MIT
#include "core/SessionId.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kPrefix = "session-"_L1;
static constexpr qsizetype kHexDigits = 32;

SessionId::SessionId(QString text)
    : m_text(std::move(text))
{
}

SessionId SessionId::generate()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    const QByteArray raw(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return SessionId(kPrefix + QString::fromLatin1(raw.toHex()));
}

std::optional<SessionId> SessionId::fromString(QStringView text)
{
    if (!text.startsWith(kPrefix) || text.size() != kPrefix.size() + kHexDigits)
        return std::nullopt;
    const QStringView digits = text.sliced(kPrefix.size());
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    if (!std::all_of(digits.begin(), digits.end(), isHex))
        return std::nullopt;
    return SessionId(text.toString());
}

} // namespace ecom67
