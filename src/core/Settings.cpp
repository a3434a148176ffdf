// SPDX-License-Identifier: MIT
#include "core/Settings.h"

#include <algorithm>
#include <array>

namespace ecom67 {

std::span<const SettingDefinition> settingDefinitions()
{
    static constexpr std::array definitions{
        SettingDefinition{.key = "endpoint",
                          .environment = "ECOM67_ENDPOINT",
                          .option = "endpoint",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "WebSocket address of the shop's chat, wss://host/stage"},
        // A token on a command line could be read by everybody on the machine: no option.
        SettingDefinition{.key = "token",
                          .environment = "ECOM67_TOKEN",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = true,
                          .description = "identity sent with the handshake; none by default"},
    };
    return definitions;
}

Settings::Settings(const Sources &sources)
{
    using Kind = SettingSource::Kind;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        SettingValue setting{.key = key,
                             .value = QString::fromLatin1(definition.defaultValue),
                             .source = Kind::BuiltIn,
                             .isSecret = definition.isSecret};
        const auto take = [&](const Values &values, Kind source) {
            const auto found = values.constFind(key);
            if (found == values.cend() || (found->isEmpty() && source != Kind::CommandLine))
                return;
            setting.value = *found;
            setting.source = source;
        };
        take(sources.userFile, Kind::UserFile);
        take(sources.environment, Kind::Environment);
        take(sources.commandLine, Kind::CommandLine);
        m_values.append(setting);
    }
}

const SettingValue &Settings::valueOf(QLatin1StringView key) const
{
    const auto found = std::find_if(m_values.cbegin(), m_values.cend(),
                                    [key](const SettingValue &value) { return value.key == key; });
    Q_ASSERT(found != m_values.cend());
    return *found;
}

} // namespace ecom67
