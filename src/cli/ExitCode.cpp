// SPDX-License-Identifier: MIT
#include "cli/ExitCode.h"

#include "core/Redaction.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

ExitCode exitCodeFor(const ChatError &error)
{
    // A refused handshake may be anything by its code: 429 is a rate, 503 is trouble.
    if (error.httpStatus != 0)
        return ExitRefused;
    switch (error.code) {
    case Code::EndpointMissing:
    case Code::EndpointMalformed:
    case Code::EndpointScheme:
    case Code::EndpointInsecure:
    case Code::EndpointUserInfo:
    case Code::EndpointTooLong:
    case Code::TokenInvalid:
    case Code::TokenMissing:
    case Code::TokenFileUnreadable:
    case Code::TokenCommandFailed:
    case Code::SecretStoreUnavailable:
    case Code::SecretsInMemoryOnly:
    case Code::SignInNotSetUp:
    case Code::SignInUnavailable:
    case Code::SignInEnded:
    case Code::ProfileInvalid:
    case Code::AddressInvalid:
    case Code::NumberInvalid:
    case Code::SwitchInvalid:
    case Code::ChoiceInvalid:
    case Code::PathInvalid:
    case Code::TextInvalid:
    case Code::HostInvalid:
    case Code::HostListInvalid:
    case Code::ProxyIncomplete:
    case Code::CaFileUnreadable:
    case Code::CaFileInvalid:
    case Code::CaFileExpired:
    case Code::LogLevelInvalid:
    case Code::LogFileInvalid:
    case Code::SettingMisplaced:
    case Code::SettingLocked:
    case Code::PolicyUntrusted:
    case Code::MessageTooLong:
    case Code::SettingsUnwritable:
    case Code::FileUnreadable:
    case Code::FileInvalid:
        return ExitUsage;
    case Code::HandshakeBadRequest:
    case Code::HandshakeUnauthorized:
    case Code::HandshakeForbidden:
    case Code::HandshakeNotFound:
    case Code::HandshakeRedirected:
    case Code::HandshakeCaptivePortal:
    case Code::HandshakeRefused:
        return ExitRefused;
    case Code::AnswerTimeout:
    case Code::GatewayTimeout:
        return ExitNoAnswer;
    case Code::ProtocolViolation:
    case Code::UnreadableMessage:
    case Code::GatewayInternal:
    case Code::GatewayForbidden:
    case Code::AssistantFailed:
        return ExitProtocol;
    default:
        return ExitNetwork;
    }
}

QString plainSentence(const ChatError &error)
{
    // The window has a field for it; here there are an option and a variable.
    if (error.code == Code::EndpointMissing)
        return u"No endpoint is set. Add --endpoint URL or set ECOM67_ENDPOINT."_s;
    const QString sentence = QString::fromUtf8(sentenceFor(error.code));
    if (error.httpStatus != 0)
        return sentence + u" (HTTP status %1)"_s.arg(error.httpStatus);
    const bool isOfFile = error.code == Code::FileInvalid || error.code == Code::FileUnreadable;
    if (isOfFile && !error.detail.isEmpty())
        return sentence + u" ("_s + redacted(error.detail) + u')';
    if (!error.place.isEmpty())
        return sentence + u" ("_s + redacted(placeText(error)) + u')';
    return sentence;
}

} // namespace ecom67
