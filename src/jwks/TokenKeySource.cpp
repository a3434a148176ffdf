// SPDX-License-Identifier: MIT
#include "jwks/TokenKeySource.h"

#include "core/Redaction.h"
#include "jwks/JwksFile.h"
#include "jwks/JwksUrl.h"

#include <QUrl>

namespace ecom67 {

using namespace Qt::StringLiterals;

static GatewayError unusable(const QString &subject, const QString &detail)
{
    return {.code = GatewayError::Code::KeysUnusable,
            .subject = redacted(subject),
            .detail = redacted(detail)};
}

std::variant<std::unique_ptr<TokenKeys>, GatewayError> tokenKeysFrom(const QString &pathOrUrl,
                                                                     const NetworkSetup &setup)
{
    if (pathOrUrl.contains("://"_L1)) {
        const QUrl url(pathOrUrl, QUrl::StrictMode);
        if (!JwksUrl::mayBeUsed(url)) {
            return unusable(pathOrUrl,
                            u"only https:// without a user name is used, and http:// on this "
                            "computer"_s);
        }
        return std::make_unique<JwksUrl>(url, setup);
    }
    auto file = std::make_unique<JwksFile>(pathOrUrl);
    if (const QString problem = file->problem(); !problem.isEmpty())
        return unusable(pathOrUrl, problem);
    return file;
}

} // namespace ecom67
