// SPDX-License-Identifier: MIT
#include "core/Endpoint.h"

#include <QUrlQuery>

#include <algorithm>
#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static ChatError problem(ChatError::Code code, const QString &detail = {})
{
    return {.code = code, .detail = detail, .httpStatus = 0, .setting = u"endpoint"_s};
}

/// Only names and addresses that can never leave this machine.
static bool isLoopback(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1)
        return true;
    const auto parts = host.split(u'.');
    return parts.size() == 4 && parts.front() == "127"_L1
        && std::all_of(parts.begin(), parts.end(), [](const QString &part) {
               bool isNumber = false;
               const uint value = part.toUInt(&isNumber);
               return isNumber && value <= 255;
           });
}

static bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

static bool hasForbiddenCharacter(QStringView text)
{
    return !text.isValidUtf16() || std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || isControl(c) || c == u'\\';
    });
}

/// Encoded control characters name nothing on a server, but end up in somebody's log.
static bool hasEncodedControl(const QUrl &url)
{
    const QString rest = url.path(QUrl::FullyEncoded) + url.query(QUrl::FullyEncoded);
    const QString decoded = QUrl::fromPercentEncoding(rest.toLatin1());
    return std::any_of(decoded.begin(), decoded.end(), isControl);
}

static std::optional<ChatError> schemeProblem(const QUrl &url)
{
    if (url.scheme() == "wss"_L1)
        return std::nullopt;
    if (url.scheme() != "ws"_L1)
        return problem(ChatError::Code::EndpointScheme, u"scheme "_s + url.scheme());
    if (!isLoopback(url.host()))
        return problem(ChatError::Code::EndpointInsecure);
    return std::nullopt;
}

Endpoint::Endpoint(QUrl url)
    : m_url(std::move(url))
{
}

std::variant<Endpoint, ChatError> Endpoint::parse(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return problem(ChatError::Code::EndpointMissing);
    if (trimmed.size() > kLongestUrl)
        return problem(ChatError::Code::EndpointTooLong);
    if (hasForbiddenCharacter(trimmed))
        return problem(ChatError::Code::EndpointMalformed, u"control character or space"_s);

    QUrl url(trimmed.toString(), QUrl::StrictMode);
    if (!url.isValid() || url.isRelative())
        return problem(ChatError::Code::EndpointMalformed, u"not a URL"_s);
    if (const auto wrongScheme = schemeProblem(url))
        return *wrongScheme;
    if (url.host().isEmpty() || url.port(1) == 0)
        return problem(ChatError::Code::EndpointMalformed, u"no host"_s);
    if (!url.userInfo(QUrl::FullyEncoded).isEmpty() || url.authority().contains(u'@'))
        return problem(ChatError::Code::EndpointUserInfo);

    if (hasEncodedControl(url))
        return problem(ChatError::Code::EndpointMalformed, u"encoded control character"_s);
    if (url.toEncoded().size() > kLongestUrl)
        return problem(ChatError::Code::EndpointTooLong);

    url.setFragment({});
    if (url.query().isEmpty())
        url.setQuery(QString());
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path.isEmpty() ? u"/"_s : path, QUrl::StrictMode);
    return Endpoint(url);
}

bool Endpoint::isPossibleToken(QStringView text)
{
    const auto isSeparator = [](QChar c) {
        return c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    };
    // White space around it came along when it was copied; inside it is a part of it.
    return text.isValidUtf16() && text.trimmed().size() == text.size()
        && std::none_of(text.begin(), text.end(),
                        [&](QChar c) { return isControl(c) || isSeparator(c); });
}

std::variant<QUrl, ChatError> Endpoint::handshakeUrl(const SessionId &session,
                                                     const QString &token) const
{
    if (!isPossibleToken(token)) {
        return ChatError{.code = ChatError::Code::TokenInvalid,
                         .detail = {},
                         .httpStatus = 0,
                         .setting = u"token"_s};
    }

    QUrlQuery query(m_url);
    query.removeAllQueryItems(u"sessionId"_s);
    query.removeAllQueryItems(u"token"_s);
    QString encoded = query.toString(QUrl::FullyEncoded);
    const auto append = [&encoded](const QString &name, const QString &value) {
        if (!encoded.isEmpty())
            encoded += u'&';
        // QUrlQuery leaves "+" alone, which a server reads as a space: encode by hand.
        encoded += name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    append(u"sessionId"_s, session.toString());
    if (!token.isEmpty())
        append(u"token"_s, token);

    QUrl url = m_url;
    url.setQuery(encoded, QUrl::StrictMode);
    if (url.toEncoded().size() > kLongestUrl)
        return problem(ChatError::Code::EndpointTooLong);
    return url;
}

QString Endpoint::displayText() const
{
    return m_url.toString(QUrl::FullyEncoded | QUrl::RemoveQuery);
}

QString Endpoint::toString() const
{
    return m_url.toString(QUrl::FullyEncoded);
}

bool Endpoint::isEncrypted() const
{
    return m_url.scheme() == "wss"_L1;
}

} // namespace ecom67
