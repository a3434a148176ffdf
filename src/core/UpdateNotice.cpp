// SPDX-License-Identifier: MIT
#include "core/UpdateNotice.h"

#include "core/Ed25519.h"

#include <QJsonDocument>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kMostSegments = 4;
static constexpr int kLargestSegment = 99'999;
static constexpr qsizetype kLongestPage = 2'048;

static QByteArray decoded(const QString &text)
{
    const auto result
        = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return result ? *result : QByteArray();
}

QByteArray updateKey(const QString &text)
{
    const QByteArray key = decoded(text.trimmed());
    return key.size() == kEd25519KeyBytes ? key : QByteArray();
}

static std::optional<QVersionNumber> versionOf(const QString &text)
{
    qsizetype end = 0;
    const QVersionNumber version = QVersionNumber::fromString(text, &end);
    const auto segments = version.segments();
    const bool isOne = !version.isNull() && end == text.size() && segments.size() <= kMostSegments
        && std::all_of(segments.cbegin(), segments.cend(),
                       [](int segment) { return segment >= 0 && segment <= kLargestSegment; });
    return isOne ? std::optional(version) : std::nullopt;
}

static bool isPage(const QString &text, const QUrl &page)
{
    return text.size() <= kLongestPage && page.isValid() && page.scheme() == "https"_L1
        && !page.host().isEmpty() && page.userInfo().isEmpty();
}

std::optional<UpdateNotice> UpdateNotice::read(const QJsonObject &document,
                                               QByteArrayView publicKey)
{
    const QByteArray notice = decoded(document.value("notice"_L1).toString());
    const QByteArray signature = decoded(document.value("signature"_L1).toString());
    if (notice.isEmpty() || notice.size() > kMostBytes
        || !isEd25519Signature(signature, QByteArray(kSigned.toByteArray() + notice), publicKey))
        return std::nullopt;

    const QJsonObject content = QJsonDocument::fromJson(notice).object();
    const auto version = versionOf(content.value("version"_L1).toString());
    if (content.value("product"_L1) != QJsonValue("ecom67-support"_L1) || !version)
        return std::nullopt;
    const auto issued
        = QDateTime::fromString(content.value("issued"_L1).toString(), Qt::ISODate).toUTC();
    if (!issued.isValid())
        return std::nullopt;
    UpdateNotice read{.version = *version, .issued = issued, .page = {}};
    if (content.contains("page"_L1)) {
        const QString page = content.value("page"_L1).toString();
        read.page = QUrl(page, QUrl::StrictMode);
        if (!isPage(page, read.page))
            return std::nullopt;
    }
    return read;
}

} // namespace ecom67
