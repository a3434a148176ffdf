// SPDX-License-Identifier: MIT
#include "cli/ProfileSettings.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

/// The log is the window program's; the console program writes to the terminal only.
static bool isOfConsole(const SettingDefinition &definition)
{
    return !definition.option().isEmpty() && !definition.option().startsWith("log-"_L1);
}

void ProfileSettings::addOptions(QCommandLineParser &parser)
{
    parser.addOption({u"profile"_s, u"use the settings of this profile"_s, u"NAME"_s});
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (isOfConsole(definition)) {
            parser.addOption(
                {definition.option(), QString::fromLatin1(definition.description), u"VALUE"_s});
        }
    }
}

std::variant<ProfileSettings, ChatError> ProfileSettings::read(const QCommandLineParser &parser)
{
    const auto paths = ProfilePaths::forProfile(parser.value(u"profile"_s));
    if (const auto *error = std::get_if<ChatError>(&paths))
        return *error;
    Settings::Values values;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString option = definition.option();
        if (isOfConsole(definition) && parser.isSet(option))
            values.insert(QString::fromLatin1(definition.key), parser.value(option));
    }
    const auto &found = std::get<ProfilePaths>(paths);
    ProfileSettings profile{.paths = found, .store = SettingsStore::ofProfile(found, values)};
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        if (!values.contains(key))
            continue;
        const SettingValue &value
            = profile.store.settings().valueOf(QLatin1StringView(definition.key));
        if (value.isLocked())
            return SettingsStore::lockedError(value);
        // Not the next source instead: whoever names a shop wants no other one.
        if (const auto error = problemWith(definition, values.value(key).text))
            return *error;
    }
    return profile;
}

} // namespace ecom67
