// SPDX-License-Identifier: MIT
#include "model/SetupViewModel.h"

#include "core/Endpoint.h"
#include "core/SessionId.h"
#include "service/ConnectionProbe.h"
#include "storage/EnvFile.h"
#include "storage/SettingsStore.h"

#include <utility>

namespace ecom67 {

SetupViewModel::SetupViewModel(SettingsStore &settings, MakeProbe makeProbe, TokenInUse token,
                               QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_makeProbe(std::move(makeProbe))
    , m_token(std::move(token))
{
}

SetupViewModel::~SetupViewModel() = default;

std::optional<ChatError> SetupViewModel::problemWith(const QString &endpoint)
{
    const auto parsed = Endpoint::parse(endpoint);
    const auto *error = std::get_if<ChatError>(&parsed);
    return error ? std::optional(*error) : std::nullopt;
}

bool SetupViewModel::isTesting() const
{
    return m_probe != nullptr;
}

const SettingValue &SetupViewModel::configured() const
{
    return m_settings.settings().valueOf(QLatin1StringView("endpoint"));
}

bool SetupViewModel::isLocked() const
{
    return configured().isLocked();
}

QString SetupViewModel::endpoint() const
{
    return configured().value;
}

void SetupViewModel::test(const QString &endpoint)
{
    m_probe.reset();
    // The token is for the administrator's shop alone.
    if (isLocked() && endpoint != configured().value) {
        Q_EMIT tested(SettingsStore::lockedError(configured()));
        return;
    }
    const auto parsed = Endpoint::parse(endpoint);
    if (const auto *error = std::get_if<ChatError>(&parsed)) {
        Q_EMIT tested(*error);
        return;
    }
    // A session of its own: the test must not speak for the customer's conversation.
    const auto url = std::get<Endpoint>(parsed).handshakeUrl(SessionId::generate(),
                                                             m_token ? m_token() : QString());
    if (const auto *error = std::get_if<ChatError>(&url)) {
        Q_EMIT tested(*error);
        return;
    }
    m_probe = m_makeProbe();
    connect(m_probe.get(), &ConnectionProbe::finished, this,
            [this](const std::optional<ChatError> &problem) {
                // The probe is still in its own signal: let it go later.
                m_probe.release()->deleteLater();
                Q_EMIT tested(problem);
            });
    m_probe->start(std::get<QUrl>(url));
}

void SetupViewModel::stopTest()
{
    m_probe.reset();
}

void SetupViewModel::save(const QString &endpoint)
{
    if (isLocked()) {
        Q_EMIT rejected(SettingsStore::lockedError(configured()));
        return;
    }
    const auto parsed = Endpoint::parse(endpoint);
    if (const auto *error = std::get_if<ChatError>(&parsed)) {
        Q_EMIT rejected(*error);
        return;
    }
    m_probe.reset();
    const auto &chosen = std::get<Endpoint>(parsed);
    // What cannot be saved is still used: the customer wants to chat now.
    Q_EMIT endpointChosen(chosen.toString(), m_settings.saveEndpoint(chosen));
}

void SetupViewModel::importEnvFile(const QString &path)
{
    const auto found = EnvFile::webSocketUrl(path);
    if (const auto *error = std::get_if<ChatError>(&found)) {
        Q_EMIT rejected(*error);
        return;
    }
    const auto parsed = Endpoint::parse(std::get<QString>(found));
    if (const auto *error = std::get_if<ChatError>(&parsed)) {
        Q_EMIT rejected(*error);
        return;
    }
    Q_EMIT imported(std::get<Endpoint>(parsed).toString());
}

} // namespace ecom67
