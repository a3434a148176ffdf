// SPDX-License-Identifier: MIT
#include "service/HandshakeRefusal.h"

#include "service/ConnectionEnd.h"
#include "websocket/HandshakeReader.h"
#include "websocket/RetryAfter.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongestReason = 200;

void noteRefusal(const HandshakeReader &answer, ConnectionEnd &facts)
{
    const QString reason = QJsonDocument::fromJson(answer.body())["message"_L1].toString();
    facts.httpStatus = answer.status();
    facts.errorText = u"HTTP "_s + QString::number(answer.status());
    if (!reason.isEmpty())
        facts.errorText += u": "_s + reason.left(kLongestReason);
    facts.retryAfter
        = readRetryAfter(answer.header("retry-after"), QDateTime::currentDateTimeUtc());
}

} // namespace ecom67
