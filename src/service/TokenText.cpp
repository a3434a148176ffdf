// SPDX-License-Identifier: MIT
#include "service/TokenText.h"

#include "core/Endpoint.h"

#include <QStringDecoder>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

ChatError tokenProblem(Code code, const QString &detail, const QString &setting)
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = setting};
}

TokenProvider::Answer tokenIn(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString token = QString(decoder(bytes)).trimmed();
    if (bytes.size() > kLongestTokenText || decoder.hasError() || !Endpoint::isPossibleToken(token))
        return tokenProblem(Code::TokenInvalid, u"not a token"_s, u"identity/source"_s);
    if (token.isEmpty())
        return tokenProblem(Code::TokenMissing, u"empty"_s, u"identity/source"_s);
    return ProvidedToken{token};
}

} // namespace ecom67
