// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Endpoint.h"
#include "core/SettingDefinition.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <utility>
#include <variant>

namespace ecom67 {

/// Where a setting's value comes from, weakest first: a later source beats an earlier one.
struct SettingSource
{
    Q_GADGET
public:
    enum class Kind {
        BuiltIn,
        SystemDefault,
        UserFile,
        Environment,
        CommandLine,
        Policy, ///< locked: set by the administrator for everybody
    };
    Q_ENUM(Kind)
};

/// What a source says about one setting, not checked yet.
struct GivenValue
{
    // Not explicit: most sources have no place to tell.
    GivenValue(QString given = {}, QString at = {})
        : text(std::move(given))
        , place(std::move(at))
    {
    }

    QString text;
    QString place; ///< in a file: "NAME: line 3"
};

/// A value that knows where it came from.
struct SettingValue
{
    QString key;
    QString value;
    SettingSource::Kind source = SettingSource::Kind::BuiltIn;
    QString place; ///< file and line, variable or option; empty for a built-in value
    bool isSecret = false;

    /// Nobody but the administrator can change it.
    bool isLocked() const noexcept { return source == SettingSource::Kind::Policy; }

    friend bool operator==(const SettingValue &, const SettingValue &) = default;
};

/// A value that is left out; the next weaker source counts instead.
struct RejectedSetting
{
    QString key;
    SettingSource::Kind source = SettingSource::Kind::BuiltIn;
    ChatError error; ///< why, and where it stands

    friend bool operator==(const RejectedSetting &, const RejectedSetting &) = default;
};

/// Every setting with its effective value: a pure value, made by resolving the sources. Every value
/// obeys the rule of its type.
class Settings
{
public:
    using Kind = SettingSource::Kind;
    using Values = QHash<QString, GivenValue>; ///< by key; an absent key is "not set here"

    /// What each source says; the strongest one that sets a key to something usable wins. An empty
    /// value counts as not set, but on the command line and in the policy it means "none".
    struct Sources
    {
        QList<Values> systemDefaults{}; ///< strongest first
        Values userFile{};
        Values environment{};
        Values commandLine{};
        Values policy{};
    };

    Settings()
        : Settings(Sources{})
    {
    }
    explicit Settings(const Sources &sources);

    QString imageHosts() const { return valueOf(QLatin1StringView("chat/imageHosts")).value; }
    QString logLevels() const { return valueOf(QLatin1StringView("log/level")).value; }
    QString logFile() const { return valueOf(QLatin1StringView("log/file")).value; }
    QString token() const { return valueOf(QLatin1StringView("token")).value; }
    QString endpoint() const { return valueOf(QLatin1StringView("endpoint")).value; }
    /// Where to connect to. With no endpoint that can be used, why the strongest one cannot.
    std::variant<Endpoint, ChatError> parsedEndpoint() const;

    /// The value of a known key. Asking for an unknown key is a programming error.
    const SettingValue &valueOf(QLatin1StringView key) const;
    int number(QLatin1StringView key) const; ///< of a Number
    bool isOn(QLatin1StringView key) const; ///< of a Switch
    QString choice(QLatin1StringView key) const; ///< of a Choice: one of those in the table
    const QList<SettingValue> &all() const noexcept { return m_values; }

    /// Everything that was left out, in the order of the table, strongest source first.
    const QList<RejectedSetting> &rejected() const noexcept { return m_rejected; }
    /// The strongest value of a key that was left out, or nullptr.
    const RejectedSetting *rejectedFor(QLatin1StringView key) const;

private:
    void resolve(const SettingDefinition &definition, const Sources &sources);

    QList<SettingValue> m_values;
    QList<RejectedSetting> m_rejected;
};

} // namespace ecom67
