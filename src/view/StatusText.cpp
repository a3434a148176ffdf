// SPDX-License-Identifier: MIT
#include "view/StatusText.h"

#include "view/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecom67::statusText {

using State = ConnectionStatus::State;

QString headline(const ConnectionStatus &status)
{
    switch (status.state) {
    case State::Online:
        return QCoreApplication::translate("StatusText", "Online");
    case State::Dormant:
        //: Not connected, because nothing is needed; connects by itself
        return QCoreApplication::translate("StatusText", "Ready");
    case State::Connecting:
    case State::ConnectingSlow:
        return QCoreApplication::translate("StatusText", "Connecting...");
    case State::Reconnecting:
        return QCoreApplication::translate("StatusText", "Offline, reconnecting...");
    case State::NoNetwork:
        return QCoreApplication::translate("StatusText", "No network");
    case State::AuthRequired:
        return QCoreApplication::translate("StatusText", "Sign-in needed");
    case State::Misconfigured:
        if (status.error && status.error->code == ChatError::Code::EndpointMissing)
            return QCoreApplication::translate("StatusText", "Not set up yet");
        return QCoreApplication::translate("StatusText", "Settings need attention");
    case State::Stopped:
        break;
    }
    return QCoreApplication::translate("StatusText", "Disconnected");
}

static QString reason(const ConnectionStatus &status, ChatError::Code otherwise)
{
    return status.error ? errorText(*status.error) : errorText(otherwise);
}

QString sentence(const ConnectionStatus &status)
{
    switch (status.state) {
    case State::Online:
    case State::Dormant:
        return {};
    case State::Connecting:
        // After a failure the line stays, or the messages would jump up and down.
        return status.attempt > 0 ? headline(status) : QString();
    case State::ConnectingSlow:
        return QCoreApplication::translate("StatusText",
                                           "Connecting takes longer than usual. Please wait.");
    case State::Reconnecting:
        return reason(status, ChatError::Code::ConnectionLost);
    case State::NoNetwork:
        return errorText(ChatError::Code::NetworkUnreachable);
    case State::AuthRequired:
        return reason(status, ChatError::Code::HandshakeUnauthorized);
    case State::Misconfigured:
        return reason(status, ChatError::Code::EndpointMissing);
    case State::Stopped:
        break;
    }
    return QCoreApplication::translate("StatusText", "The chat is not connected.");
}

QString countdown(const ConnectionStatus &status)
{
    const bool isWaiting = status.isWaiting() || status.state == State::Misconfigured;
    if (!isWaiting || status.retryAt.isForever())
        return {};
    const qint64 left = std::max<qint64>(0, status.retryAt.remainingTime());
    const int seconds = static_cast<int>((left + 999) / 1000);
    if (seconds == 0)
        return QCoreApplication::translate("StatusText", "Trying again now");
    //: %n is the number of seconds until the next attempt to connect
    return QCoreApplication::translate("StatusText", "Trying again in %n s", nullptr, seconds);
}

Glyph glyph(const ConnectionStatus &status)
{
    switch (status.state) {
    case State::NoNetwork:
        return Glyph::NoNetwork;
    case State::AuthRequired:
    case State::Misconfigured:
        return Glyph::Warning;
    case State::Connecting:
    case State::ConnectingSlow:
        return Glyph::Clock;
    default:
        return Glyph::Refresh;
    }
}

} // namespace ecom67::statusText
