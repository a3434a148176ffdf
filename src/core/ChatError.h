// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace ecom67 {

/// What went wrong, as a value: a code that the view turns into a translated sentence and a
/// detail for the log. The detail is never shown to a customer; it comes from outside and is
/// redacted before it is written anywhere.
struct ChatError
{
    Q_GADGET
public:
    enum class Code {
        // Configuration: the endpoint as somebody typed it.
        EndpointMissing, ///< no endpoint is configured at all
        EndpointMalformed, ///< not a URL
        EndpointScheme, ///< neither wss nor ws
        EndpointInsecure, ///< ws to a host that is not this machine
        EndpointUserInfo, ///< carries a user name or a password
        EndpointTooLong, ///< over 4,096 characters with session id and token (API Gateway quota)
        TokenInvalid, ///< the token holds characters that no token has
        ProfileInvalid, ///< the name of the profile cannot be the name of a folder
        // Configuration: other settings.
        AddressInvalid, ///< of the shop or one of its pages
        NumberInvalid, ///< none, or out of the range that the detail names
        SwitchInvalid, ///< neither true nor false
        ChoiceInvalid, ///< none of those that the detail names
        PathInvalid, ///< no absolute path
        TextInvalid, ///< too long, or with control characters
        HostInvalid, ///< not the name or address of a host
        HostListInvalid, ///< the detail holds what is no host
        LogLevelInvalid,
        LogFileInvalid, ///< no name of a file
        SettingMisplaced, ///< a secret in a file, or something else where it is not read
        SettingLocked, ///< the administrator has set it for everybody
        PolicyUntrusted, ///< others than the administrator can change the locked settings
        SettingsNeedRestart, ///< a changed value counts from the next start on
        // Identity: who the customer is.
        TokenMissing, ///< the source of the token has none
        TokenFileUnreadable, ///< missing, no file, or too large
        TokenCommandFailed, ///< not found, failed, too slow, or says too much
        SecretStoreUnavailable, ///< none here, locked, or silent
        SecretsInMemoryOnly, ///< as above, and it goes on until the end of the program
        SignInNotSetUp, ///< issuer or client id is not configured
        SignInUnavailable, ///< no browser may be opened, or none can be
        SignInPortTaken, ///< the browser could not come back
        SignInCancelled, ///< by the customer, here or in the browser
        SignInTimedOut, ///< nobody came back from the browser
        SignInMismatch, ///< an answer that does not belong to this sign-in
        SignInRefused, ///< the provider does not want to
        SignInEnded, ///< it cannot be renewed any more: sign in again
        ProviderUnreachable,
        ProviderInvalid, ///< answers, but not as the standard says
        // The way to the server.
        HostNotFound,
        ConnectionRefused,
        ConnectTimeout, ///< no complete handshake in the time allowed
        NetworkUnreachable,
        ConnectionLost, ///< dropped without a WebSocket close, or nothing heard any more
        ProxyIncomplete, ///< a proxy is wanted and its host or port not set: nothing is tried
        ProxyAuthentication, ///< 407: no, or not the right, user and password
        ProxyDenied, ///< it serves us, but leads nobody to this address
        ProxyNotFound, ///< no such host
        ProxyUnreachable, ///< refuses connections, does not answer or hangs up
        ProxyConnectionLost, ///< a tunnel broke off: by the proxy, or by the server behind it
        ProxyFailed, ///< anything else: no proxy, or one in trouble
        // TLS: never ignored.
        CertificateExpired,
        CertificateNotYetValid, ///< usually this machine's clock is wrong
        CertificateWrongHost,
        CertificateUntrusted, ///< self-signed or unknown authority
        CaFileUnreadable, ///< the file of further authorities: not there, or no such file
        CaFileInvalid, ///< holds no certificate
        CaFileExpired, ///< a certificate in it is expired, or not valid yet
        TlsFailed,
        // The server's answer to the handshake.
        HandshakeBadRequest, ///< 400
        HandshakeUnauthorized, ///< 401: no or an expired token
        HandshakeForbidden, ///< 403: refused token, or a wrong path or stage
        HandshakeNotFound, ///< 404, 410, 426: no WebSocket API at this path
        HandshakeRedirected, ///< 3xx, never followed
        HandshakeCaptivePortal, ///< 200 with a page instead of a WebSocket
        HandshakeRefused, ///< any other refusal
        RateLimited, ///< 429, or close 1008
        ServerTrouble, ///< 5xx, or close 1011 or 1012
        ProtocolViolation, ///< the peer does not speak WebSocket as RFC 6455 says
        UnreadableMessage, ///< close 1007: a message that is not UTF-8
        // One question.
        MessageTooLong, ///< over the limit of the gateway, or close 1009
        AnswerTimeout, ///< nothing came in the time allowed
        GatewayTimeout, ///< "Endpoint request timed out": the answer may still come
        GatewayInternal, ///< "Internal server error"
        GatewayForbidden, ///< "Forbidden": no route for this action
        AssistantFailed, ///< the assistant itself reported an error
        Cancelled, ///< taken back before it was sent
        NotSentInTime, ///< waited for over a day, across a restart
        // This machine.
        StorageUnavailable, ///< the conversation cannot be written
        StorageInUse, ///< another program has this profile's conversation open
        StorageDamaged, ///< the old conversation could not be read and was set aside
        SettingsUnwritable,
        FileUnreadable,
        FileInvalid,
        DemoUnavailable, ///< the local gateway finds no port
    };
    Q_ENUM(Code)

    Code code = Code::ConnectionLost;
    QString detail; ///< for the log, in English, already redacted
    int httpStatus = 0; ///< of a refused handshake, 0 when unknown
    QString setting; ///< key of the setting to change, empty when none would help
    QString place{}; ///< where that setting stands: file and line, variable, option; or nothing

    friend bool operator==(const ChatError &, const ChatError &) = default;
};

/// One English sentence for each code: what is wrong and what to change. The source text of the
/// translation context "ChatError"; the view translates it, the console prints it as it is.
/// Whoever shows it adds the HTTP status where httpStatus is set.
const char *sentenceFor(ChatError::Code code);

/// Which setting, the range of a number, the choices or what is no host, and where it stands, in
/// words that need no translation: "history/days, 1 to 3650, E-Com67 Support.ini: line 3".
QString placeText(const ChatError &error);

} // namespace ecom67
