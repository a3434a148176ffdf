// SPDX-License-Identifier: MIT
#include "core/SettingDefinition.h"

#include <algorithm>
#include <array>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Type = SettingType;
using Place = SettingPlace;
using Effect = SettingEffect;

static constexpr SettingPlaces kAnywhere = Place::File | Place::Environment | Place::Option;
// Where products and buttons lead is the administrator's: no options.
static constexpr SettingPlaces kNoOption = Place::File | Place::Environment;
// A token in a file is copied with it, one on a command line can be read by everybody.
static constexpr SettingPlaces kSecret = Place::Environment;

std::span<const SettingDefinition> settingDefinitions()
{
    // clang-format off
    static constexpr std::array table{
        // key, type, built-in value, where it may come from, when a change counts, meaning [, least, most [, choices]]
        SettingDefinition{"endpoint", Type::Endpoint, "", kAnywhere, Effect::Live, "WebSocket address of the shop's chat, wss://host/stage"},
        SettingDefinition{"token", Type::Token, "", kSecret, Effect::NextStart, "identity sent with the handshake; none by default"},
        SettingDefinition{"identity/source", Type::Choice, "environment", kNoOption, Effect::NextStart, "where the token comes from", 0, 0, "none|environment|file|command|keyring|signin"},
        SettingDefinition{"identity/tokenFile", Type::Path, "", kNoOption, Effect::NextStart, "file: the one that holds the token"},
        SettingDefinition{"identity/command", Type::Text, "", kNoOption, Effect::NextStart, "command: program and arguments that print the token"},
        SettingDefinition{"identity/issuer", Type::ShopAddress, "", kNoOption, Effect::NextStart, "signin: address of the OpenID provider"},
        SettingDefinition{"identity/clientId", Type::Text, "", kNoOption, Effect::NextStart, "signin: how the provider knows this program"},
        SettingDefinition{"identity/scopes", Type::Text, "openid profile email", kNoOption, Effect::NextStart, "signin: what the provider is asked for"},
        SettingDefinition{"identity/redirectPort", Type::Number, "0", kNoOption, Effect::NextStart, "signin: port of this computer the browser comes back to; 0 for any", 0, 65'535},
        SettingDefinition{"identity/tokenKind", Type::Choice, "id", kNoOption, Effect::NextStart, "signin: which token the shop's server reads", 0, 0, "id|access"},
        SettingDefinition{"chat/imageHosts", Type::HostList, "", kNoOption, Effect::NextStart, "hosts that pictures of products are loaded from"},
        SettingDefinition{"log/level", Type::LogLevels, "info", kAnywhere, Effect::NextStart, "what is logged: debug, info, warning, error or none; service=debug"},
        SettingDefinition{"log/file", Type::LogFile, "auto", kAnywhere, Effect::NextStart, "file of the log; none for no file"},
        SettingDefinition{"shop/url", Type::ShopAddress, "", kNoOption, Effect::Live, "address of the web shop, https://shop.example"},
        SettingDefinition{"shop/productPage", Type::PageAddress, "/products/{id}", kNoOption, Effect::Live, "page of a product, below shop/url or a whole address"},
        SettingDefinition{"action/viewCart", Type::PageAddress, "", kNoOption, Effect::Live, "page of the cart; without it the assistant is asked"},
        SettingDefinition{"action/checkout", Type::PageAddress, "", kNoOption, Effect::Live, "page to pay on; without it the assistant is asked"},
        SettingDefinition{"action/refineSearch", Type::PageAddress, "", kNoOption, Effect::Live, "page to search on; without it the assistant is asked"},
        SettingDefinition{"action/browseCategories", Type::PageAddress, "", kNoOption, Effect::Live, "page of all categories; without it the assistant is asked"},
        SettingDefinition{"action/addToCart", Type::PageAddress, "", kNoOption, Effect::Live, "page that adds {id}; without it the assistant is asked"},
        SettingDefinition{"history/keep", Type::Switch, "true", kNoOption, Effect::NextStart, "whether the conversation is kept on this computer"},
        SettingDefinition{"history/days", Type::Number, "30", kNoOption, Effect::NextStart, "how many days a message is kept", 1, 3'650},
    };
    // clang-format on
    return table;
}

const SettingDefinition *settingDefinition(QStringView key)
{
    const auto table = settingDefinitions();
    const auto found
        = std::find_if(table.begin(), table.end(), [key](const SettingDefinition &definition) {
              return key == QLatin1StringView(definition.key);
          });
    return found == table.end() ? nullptr : &*found;
}

QStringList SettingDefinition::choices() const
{
    return QString::fromLatin1(choiceList).split(u'|', Qt::SkipEmptyParts);
}

QString SettingDefinition::environmentVariable() const
{
    QString name = u"ECOM67_"_s;
    for (const char *c = key; *c != '\0'; ++c) {
        if (*c >= 'A' && *c <= 'Z')
            name += u'_';
        name += *c == '/' ? u'_' : QChar::fromLatin1(*c).toUpper();
    }
    return name;
}

QString SettingDefinition::option() const
{
    return places.testFlag(Place::Option) ? QString::fromLatin1(key).replace(u'/', u'-')
                                          : QString();
}

} // namespace ecom67
