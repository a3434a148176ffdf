// SPDX-License-Identifier: MIT
#include "cli/ProfileSettings.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

void ProfileSettings::addOptions(QCommandLineParser &parser)
{
    parser.addOption({u"profile"_s, u"use the settings of this profile"_s, u"NAME"_s});
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (*definition.option != '\0') {
            parser.addOption({QString::fromLatin1(definition.option),
                              QString::fromLatin1(definition.description), u"VALUE"_s});
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
        const QString option = QString::fromLatin1(definition.option);
        if (!option.isEmpty() && parser.isSet(option))
            values.insert(QString::fromLatin1(definition.key), parser.value(option));
    }
    const auto &found = std::get<ProfilePaths>(paths);
    return ProfileSettings{.paths = found, .store = SettingsStore(found.settingsFile(), values)};
}

} // namespace ecom67
