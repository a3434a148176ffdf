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
// Who may say that there is a newer version is no matter of taste.
static constexpr SettingPlaces kPolicy = Place::Policy;

std::span<const SettingDefinition> settingDefinitions()
{
    // clang-format off
    static constexpr std::array table{
        // key, type, built-in value, where it may come from, when a change counts, meaning [, least, most [, choices [, variable [, whether 0 is off]]]]
        SettingDefinition{"endpoint", Type::Endpoint, "", kAnywhere, Effect::Live, "WebSocket address of the shop's chat, wss://host/stage"},
        SettingDefinition{"token", Type::Token, "", kSecret, Effect::NextStart, "identity sent with the handshake; none by default"},
        SettingDefinition{"appearance/language", Type::Choice, "auto", kNoOption, Effect::NextStart, "language of the program; auto is that of the desktop", 0, 0, "auto|de|en"},
        SettingDefinition{"appearance/alwaysOnTop", Type::Switch, "true", kNoOption, Effect::Live, "whether the chat floats above other windows"},
        SettingDefinition{"appearance/reduceMotion", Type::Choice, "auto", kNoOption, Effect::Live, "whether nothing moves or fades; auto is as the desktop says", 0, 0, "auto|on|off"},
        SettingDefinition{"chat/sendKey", Type::Choice, "enter", kNoOption, Effect::Live, "key that sends; the other one breaks the line", 0, 0, "enter|ctrlEnter"},
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
        SettingDefinition{"kiosk/enabled", Type::Switch, "false", kAnywhere, Effect::NextStart, "for a public computer: nothing is kept and nothing else can be opened"},
        SettingDefinition{"kiosk/resetSeconds", Type::Number, "90", kNoOption, Effect::NextStart, "seconds without input after which a kiosk asks and then forgets; 0 is never", 30, 3'600, "", "", true},
        SettingDefinition{"network/proxy", Type::Choice, "system", kAnywhere, Effect::Live, "way to the server: the system's or environment's proxy, none, or the one named here", 0, 0, "system|none|http|socks5"},
        SettingDefinition{"network/proxyHost", Type::Host, "", kAnywhere, Effect::Live, "host of the proxy, for http and socks5"},
        SettingDefinition{"network/proxyPort", Type::Number, "8080", kAnywhere, Effect::Live, "port of the proxy", 1, 65'535},
        SettingDefinition{"network/proxyUser", Type::Text, "", kNoOption, Effect::Live, "user name that the proxy wants"},
        SettingDefinition{"network/proxyPassword", Type::Secret, "", kSecret, Effect::NextStart, "password that the proxy wants", 0, 0, "", "ECOM67_PROXY_PASSWORD"},
        SettingDefinition{"network/caFile", Type::Path, "", kAnywhere, Effect::Live, "certificates (PEM) to be trusted beside the system's"},
        SettingDefinition{"update/url", Type::ShopAddress, "", kPolicy, Effect::NextStart, "address of the signed notice of a newer version; read once a day"},
        SettingDefinition{"update/key", Type::PublicKey, "", kPolicy, Effect::NextStart, "public Ed25519 key that the notice is signed with, base64"},
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

QString SettingDefinition::range() const
{
    const QString range = u"%1 to %2"_s.arg(least).arg(most);
    return isZeroOff ? u"0, "_s + range : range;
}

QStringList SettingDefinition::choices() const
{
    return QString::fromLatin1(choiceList).split(u'|', Qt::SkipEmptyParts);
}

QString SettingDefinition::environmentVariable() const
{
    if (*variable != '\0')
        return QString::fromLatin1(variable);
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
    QString name;
    if (!places.testFlag(Place::Option))
        return name;
    for (const char *c = key; *c != '\0'; ++c) {
        if (*c >= 'A' && *c <= 'Z')
            name += u'-';
        name += *c == '/' ? u'-' : QChar::fromLatin1(*c).toLower();
    }
    return name;
}

} // namespace ecom67
