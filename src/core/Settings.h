// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>
#include <span>

namespace ecom67 {

/// Where a setting's value comes from, weakest first: a later source beats an earlier one.
struct SettingSource
{
    Q_GADGET
public:
    enum class Kind {
        BuiltIn,
        UserFile,
        Environment,
        CommandLine,
    };
    Q_ENUM(Kind)
};

/// One row of the table of settings.
struct SettingDefinition
{
    const char *key; ///< in the INI file and in `config`
    const char *environment; ///< environment variable
    const char *option; ///< command-line option without dashes, empty when there is none
    const char *defaultValue;
    bool isSecret; ///< never written to a file, never printed
    const char *description;
};

/// All settings there are. Adding one is adding a row.
std::span<const SettingDefinition> settingDefinitions();

/// A value that knows where it came from.
struct SettingValue
{
    QString key;
    QString value;
    SettingSource::Kind source = SettingSource::Kind::BuiltIn;
    bool isSecret = false;

    friend bool operator==(const SettingValue &, const SettingValue &) = default;
};

/// Every setting with its effective value: a pure value, made by resolving the sources.
class Settings
{
public:
    using Values = QHash<QString, QString>; ///< by key; an absent key is "not set here"

    /// What each source says; the strongest one that sets a key wins. An empty value from the
    /// environment or the user file counts as not set.
    struct Sources
    {
        Values userFile;
        Values environment;
        Values commandLine;
    };

    Settings()
        : Settings(Sources{})
    {
    }
    explicit Settings(const Sources &sources);

    QString endpoint() const { return valueOf(QLatin1StringView("endpoint")).value; }
    QString imageHosts() const { return valueOf(QLatin1StringView("chat/imageHosts")).value; }
    QString logLevels() const { return valueOf(QLatin1StringView("log/level")).value; }
    QString logFile() const { return valueOf(QLatin1StringView("log/file")).value; }
    QString token() const { return valueOf(QLatin1StringView("token")).value; }

    /// The value of a known key. Asking for an unknown key is a programming error.
    const SettingValue &valueOf(QLatin1StringView key) const;
    const QList<SettingValue> &all() const noexcept { return m_values; }

private:
    QList<SettingValue> m_values;
};

} // namespace ecom67
