// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace ecom67 {

class ConnectionProbe;
class SettingsStore;
struct SettingValue;

/// The first-run card: an endpoint is typed, imported, tested, saved, or the demo is asked for.
class SetupViewModel : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SetupViewModel)

public:
    using MakeProbe = std::function<std::unique_ptr<ConnectionProbe>()>;

    using TokenInUse = std::function<QString()>;

    /// Tries an endpoint with the token in use, empty for none.
    SetupViewModel(SettingsStore &settings, MakeProbe makeProbe, TokenInUse token = {},
                   QObject *parent = nullptr);
    ~SetupViewModel() override;

    /// What is wrong with a text as an endpoint, or nothing.
    [[nodiscard]] static std::optional<ChatError> problemWith(const QString &endpoint);

    bool isTesting() const;
    bool isLocked() const; ///< the administrator has set the endpoint: no other is used or tried
    QString endpoint() const; ///< what the settings say, empty for none

public Q_SLOTS:
    /// Tries the endpoint for real; ends with tested(). A second call replaces the first. Of locked
    /// settings only the administrator's endpoint is tried.
    void test(const QString &endpoint);
    void stopTest(); ///< without a word    /// Saves the endpoint; ends with endpointChosen(), or
                     ///< with rejected() when it is none.
    void save(const QString &endpoint);
    /// Reads VITE_WEBSOCKET_URL from a .env file; ends with imported() or rejected().
    void importEnvFile(const QString &path);

Q_SIGNALS:
    /// The endpoint answered, or why it did not.
    void tested(const std::optional<ecom67::ChatError> &problem);
    void imported(const QString &endpoint);
    void rejected(const ecom67::ChatError &error);
    /// Use it now. The problem tells why it will not be there at the next start.
    void endpointChosen(const QString &endpoint, const std::optional<ecom67::ChatError> &problem);

private:
    const SettingValue &configured() const; ///< the endpoint of the settings

    SettingsStore &m_settings;
    MakeProbe m_makeProbe;
    TokenInUse m_token;
    std::unique_ptr<ConnectionProbe> m_probe;
};

} // namespace ecom67
