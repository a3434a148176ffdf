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
        SettingDefinition{.key = "chat/imageHosts",
                          .environment = "ECOM67_CHAT_IMAGE_HOSTS",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description
                          = "hosts that pictures of products are loaded from; none by default"},
        SettingDefinition{.key = "log/level",
                          .environment = "ECOM67_LOG_LEVEL",
                          .option = "",
                          .defaultValue = "info",
                          .isSecret = false,
                          .description
                          = "what is logged: debug, info, warning, error or none; service=debug"},
        SettingDefinition{.key = "log/file",
                          .environment = "ECOM67_LOG_FILE",
                          .option = "",
                          .defaultValue = "auto",
                          .isSecret = false,
                          .description = "file of the log; none for no file"},
        // Where products and buttons of an answer lead. The administrator's, so no options.
        SettingDefinition{.key = "shop/url",
                          .environment = "ECOM67_SHOP_URL",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "address of the web shop, https://shop.example"},
        SettingDefinition{.key = "shop/productPage",
                          .environment = "ECOM67_SHOP_PRODUCT_PAGE",
                          .option = "",
                          .defaultValue = "/products/{id}",
                          .isSecret = false,
                          .description = "page of a product, below shop/url or a whole address"},
        SettingDefinition{.key = "action/viewCart",
                          .environment = "ECOM67_ACTION_VIEW_CART",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "page of the cart; without it the assistant is asked"},
        SettingDefinition{.key = "action/checkout",
                          .environment = "ECOM67_ACTION_CHECKOUT",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "page to pay on; without it the assistant is asked"},
        SettingDefinition{.key = "action/refineSearch",
                          .environment = "ECOM67_ACTION_REFINE_SEARCH",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "page to search on; without it the assistant is asked"},
        SettingDefinition{.key = "action/browseCategories",
                          .environment = "ECOM67_ACTION_BROWSE_CATEGORIES",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description
                          = "page of all categories; without it the assistant is asked"},
        SettingDefinition{.key = "action/addToCart",
                          .environment = "ECOM67_ACTION_ADD_TO_CART",
                          .option = "",
                          .defaultValue = "",
                          .isSecret = false,
                          .description = "page that adds {id}; without it the assistant is asked"},
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
