// SPDX-License-Identifier: MIT
#include "core/ChatError.h"

#include "core/IdentitySentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace ecom67 {

static const char *configurationSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::EndpointMissing:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "No shop is set up yet. Enter the endpoint to connect to.");
    case Code::EndpointMalformed:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The endpoint is not an address. It should look like wss://host.example/prod.");
    case Code::EndpointScheme:
        return QT_TRANSLATE_NOOP("ChatError", "The endpoint must begin with wss://.");
    case Code::EndpointInsecure:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "An endpoint that begins with ws:// is not encrypted and only "
                                 "allowed on this computer. "
                                 "Use wss://.");
    case Code::EndpointUserInfo:
        return QT_TRANSLATE_NOOP(
            "ChatError", "The endpoint must not contain a user name or a password. Remove it.");
    case Code::EndpointTooLong:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The address is over 4,096 characters long with the token. Use a shorter token.");
    case Code::TokenInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The token holds characters that no token has. Copy it again.");
    case Code::ProfileInvalid:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The name of a profile may hold only letters, digits, - and _, at most 32 of them.");
    default:
        return nullptr;
    }
}

static const char *settingSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::AddressInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "An address of the shop is not used. It must begin with https:// "
                                 "or, for a page, with a slash, and hold no user name.");
    case Code::NumberInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A number in the settings is not used. Write a whole number in "
                                 "its range.");
    case Code::SwitchInvalid:
        return QT_TRANSLATE_NOOP("ChatError", "A setting is not used. Write true or false for it.");
    case Code::ChoiceInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A setting is not used. Write one of its choices for it.");
    case Code::PathInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The path of a file is not used. Write the whole path, from the "
                                 "root folder or drive on.");
    case Code::TextInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A text in the settings is not used. Write one line of at most "
                                 "1,024 characters.");
    case Code::HostInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The name of a host is not used. Write it without http:// and "
                                 "without a port.");
    case Code::HostListInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A list of hosts is not used. Write names of hosts with commas "
                                 "between them.");
    case Code::LogLevelInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The level of the log is debug, info, warning, error or none, for "
                                 "all or for one part of the program (service=debug).");
    case Code::LogFileInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The file of the log is auto, none or the path of a file.");
    case Code::SettingMisplaced:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A setting is not read from where it stands. Remove it there.");
    case Code::SettingLocked:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "This setting is managed by your organisation. Only the "
                                 "administrator can change it.");
    case Code::PolicyUntrusted:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The settings of your organisation are not used: others than the "
                                 "administrator can change their file.");
    case Code::SettingsNeedRestart:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A changed setting counts from the next start of the chat on.");
    default:
        return nullptr;
    }
}

static const char *networkSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::HostNotFound:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The shop's server was not found. Check the network and the host "
                                 "name of the endpoint.");
    case Code::ConnectionRefused:
        return QT_TRANSLATE_NOOP("ChatError", "The shop's server does not take connections now.");
    case Code::ConnectTimeout:
        return QT_TRANSLATE_NOOP("ChatError", "The shop's server did not answer in time.");
    case Code::NetworkUnreachable:
        return QT_TRANSLATE_NOOP("ChatError", "There is no network. Check the connection.");
    case Code::ConnectionLost:
        return QT_TRANSLATE_NOOP("ChatError", "The connection was lost.");
    case Code::CertificateExpired:
        return QT_TRANSLATE_NOOP("ChatError", "The certificate of the shop's server has expired.");
    case Code::CertificateNotYetValid:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The certificate of the shop's server is not valid yet. Check this computer's clock.");
    case Code::CertificateWrongHost:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The certificate belongs to another server. Check the host name of the endpoint.");
    case Code::CertificateUntrusted:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The certificate of the shop's server comes from an unknown authority. If it is one of "
            "your organisation, set its file as network/caFile.");
    case Code::CaFileUnreadable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The file of further authorities cannot be read. Check "
                                 "network/caFile.");
    case Code::CaFileInvalid:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The file of further authorities holds no certificate. "
                                 "network/caFile needs a file in PEM format.");
    case Code::CaFileExpired:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A certificate in the file of further authorities is not valid "
                                 "today. Renew the file, or check this computer's clock.");
    case Code::TlsFailed:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "No encrypted connection to the shop's server could be made.");
    default:
        return nullptr;
    }
}

static const char *proxySentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::ProxyIncomplete:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A proxy is to be used, but it is not named. Set "
                                 "network/proxyHost and network/proxyPort.");
    case Code::ProxyAuthentication:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The proxy wants a user name and the right password. Check "
                                 "network/proxyUser and ECOM67_PROXY_PASSWORD.");
    case Code::ProxyDenied:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The proxy does not allow connections to the shop's server. Ask "
                                 "the administrator of the network to allow it.");
    case Code::ProxyNotFound:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The proxy was not found. Check the network and the host name of "
                                 "the proxy.");
    case Code::ProxyUnreachable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The proxy does not answer. Check the host name and the port of "
                                 "the proxy.");
    case Code::ProxyConnectionLost:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The connection through the proxy broke off. If that happens "
                                 "often, ask the administrator of the network whether the proxy "
                                 "cuts quiet connections.");
    case Code::ProxyFailed:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The proxy did not let us through. Check its host and port, and user "
            "name and password where it wants them.");
    default:
        return nullptr;
    }
}

static const char *handshakeSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::HandshakeBadRequest:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The server did not understand the request. Check the endpoint.");
    case Code::HandshakeUnauthorized:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The server wants a valid token. Set a new one (ECOM67_TOKEN) or sign in again.");
    case Code::HandshakeForbidden:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The server refused access. Check the path of the endpoint (for example /prod) and the "
            "token.");
    case Code::HandshakeNotFound:
        return QT_TRANSLATE_NOOP(
            "ChatError", "There is no chat at this address. Check the path of the endpoint.");
    case Code::HandshakeRedirected:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The server points to another address. Enter that address as the endpoint.");
    case Code::HandshakeCaptivePortal:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "A web page answered instead of the chat. If this network has a "
                                 "sign-in page, open it in "
                                 "a browser first.");
    case Code::HandshakeRefused:
        return QT_TRANSLATE_NOOP("ChatError", "The server refused the connection.");
    case Code::RateLimited:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The server asks us to slow down. We try again in a while.");
    case Code::ServerTrouble:
        return QT_TRANSLATE_NOOP("ChatError", "The shop's server has trouble at the moment.");
    case Code::ProtocolViolation:
        return QT_TRANSLATE_NOOP(
            "ChatError", "What answered does not speak the chat's protocol. Check the endpoint.");
    default:
        return nullptr;
    }
}

static const char *questionSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::UnreadableMessage:
        return QT_TRANSLATE_NOOP("ChatError", "An answer could not be read. Please ask again.");
    case Code::MessageTooLong:
        return QT_TRANSLATE_NOOP("ChatError", "This message is too long to be sent. Shorten it.");
    case Code::AnswerTimeout:
        return QT_TRANSLATE_NOOP("ChatError", "No answer came. You can ask again.");
    case Code::GatewayTimeout:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The assistant is taking very long. The answer may still come.");
    case Code::GatewayInternal:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The shop's server failed on this message. Try again.");
    case Code::GatewayForbidden:
        return QT_TRANSLATE_NOOP(
            "ChatError", "The server knows no way to handle this message. Check the endpoint.");
    case Code::AssistantFailed:
        return QT_TRANSLATE_NOOP("ChatError", "The assistant could not answer. Try again.");
    case Code::Cancelled:
        return QT_TRANSLATE_NOOP("ChatError", "This message was not sent.");
    case Code::NotSentInTime:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "This message could not be sent in time. Ask again if it still "
                                 "matters.");
    default:
        return nullptr;
    }
}

static const char *machineSentence(ChatError::Code code)
{
    using Code = ChatError::Code;
    switch (code) {
    case Code::StorageUnavailable:
        return QT_TRANSLATE_NOOP(
            "ChatError", "The conversation cannot be saved on this computer. The chat goes on.");
    case Code::StorageInUse:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The chat is open in another window of this computer already. "
                                 "What you write here is not kept.");
    case Code::StorageDamaged:
        return QT_TRANSLATE_NOOP(
            "ChatError",
            "The earlier conversation could not be read. Its file was set aside and kept.");
    case Code::SettingsUnwritable:
        return QT_TRANSLATE_NOOP("ChatError", "The settings could not be saved.");
    case Code::FileUnreadable:
        return QT_TRANSLATE_NOOP("ChatError", "The file could not be read.");
    case Code::FileInvalid:
        return QT_TRANSLATE_NOOP("ChatError", "The file does not hold what was expected.");
    case Code::DemoUnavailable:
        return QT_TRANSLATE_NOOP("ChatError",
                                 "The demo cannot start: no port of this computer is free.");
    default:
        return nullptr;
    }
}

const char *sentenceFor(ChatError::Code code)
{
    for (const auto sentence :
         {configurationSentence, settingSentence, identitySentence, networkSentence, proxySentence,
          handshakeSentence, questionSentence, machineSentence}) {
        if (const char *found = sentence(code))
            return found;
    }
    Q_UNREACHABLE();
    return "";
}

QString placeText(const ChatError &error)
{
    QStringList parts{error.setting};
    using Code = ChatError::Code;
    for (const Code code : {Code::NumberInvalid, Code::ChoiceInvalid, Code::HostListInvalid,
                            Code::CaFileUnreadable, Code::CaFileInvalid, Code::CaFileExpired}) {
        if (error.code == code)
            parts.append(error.detail);
    }
    parts.append(error.place);
    parts.removeAll(QString());
    return parts.join(QLatin1StringView(", "));
}

} // namespace ecom67
