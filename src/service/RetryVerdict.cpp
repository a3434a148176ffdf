// SPDX-License-Identifier: MIT
#include "service/RetryVerdict.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using Cause = ReconnectPolicy::Cause;
using State = ConnectionStatus::State;

/// A refusal that only a changed setting ends, or a repaired server: tried again, but slowly.
static bool isConfigurationTrouble(Code code)
{
    switch (code) {
    case Code::HandshakeBadRequest:
    case Code::HandshakeForbidden:
    case Code::HandshakeNotFound:
    case Code::HandshakeRedirected:
    case Code::HandshakeCaptivePortal:
    case Code::EndpointScheme:
    case Code::CertificateExpired:
    case Code::CertificateNotYetValid:
    case Code::CertificateWrongHost:
    case Code::CertificateUntrusted:
    case Code::TlsFailed:
    case Code::CaFileUnreadable:
    case Code::CaFileInvalid:
    case Code::CaFileExpired:
    case Code::ProxyIncomplete:
    case Code::ProxyAuthentication:
    case Code::ProxyDenied:
        return true;
    default:
        return false;
    }
}

static QString settingToMend(Code code)
{
    switch (code) {
    case Code::ProxyAuthentication:
        return u"network/proxyUser"_s;
    case Code::ProxyDenied:
        return u"network/proxy"_s;
    default:
        return u"endpoint"_s;
    }
}

RetryVerdict RetryVerdict::of(const ChatError &error, bool hasToken)
{
    RetryVerdict verdict{.state = State::Reconnecting, .shown = error};
    if (error.code == Code::HandshakeUnauthorized
        || (error.code == Code::HandshakeForbidden && hasToken)) {
        verdict.state = State::AuthRequired;
        verdict.isIdentityRefused = true;
        verdict.shown.setting = u"token"_s;
    } else if (isConfigurationTrouble(error.code)) {
        verdict.state = State::Misconfigured;
        verdict.cause = Cause::Configuration;
        if (verdict.shown.setting.isEmpty())
            verdict.shown.setting = settingToMend(error.code);
    } else if (error.code == Code::RateLimited) {
        verdict.cause = Cause::RateLimited;
    } else if (error.code == Code::NetworkUnreachable) {
        verdict.state = State::NoNetwork;
    }
    return verdict;
}

} // namespace ecom67
