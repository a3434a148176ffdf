// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QFlags>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <span>

namespace ecom67 {

/// What a value must be; each type has its rule in problemWith().
enum class SettingType {
    Endpoint, ///< see Endpoint::parse()
    Token, ///< a secret: read from the environment only, never written, never shown
    ShopAddress, ///< https://, without user name and query
    PageAddress, ///< a path below the shop or a whole https:// address, with or without {id}
    HostList, ///< see PictureHosts
    LogLevels, ///< see logFilterRules()
    LogFile, ///< "auto", "none", or the path of a file
    Number, ///< a whole number in its range
    Switch, ///< true or false
    Choice, ///< one of the row's choices, as it is written there
    Path, ///< an absolute path of a file to read, or nothing; whoever reads it sees whether it is
          ///< there
    Host, ///< the name or the address of one host, without port, or nothing
    Secret, ///< as Token, but any line of text: a password
    Text, ///< a line of text for a machine or a person, or nothing; see kLongestSettingText
    PublicKey, ///< see updateKey(), or nothing
};

/// Characters of a Path or a Text; no path or name that is in use is longer.
inline constexpr qsizetype kLongestSettingText = 1'024;

/// Whoever may say something about a setting.
enum class SettingPlace {
    File = 1, ///< the user's file, the system's defaults and the locked policy
    Environment = 2,
    Option = 4, ///< the command line, which everybody on the machine can read
    Policy = 8, ///< the locked policy, where File is not meant as a whole
};
Q_DECLARE_FLAGS(SettingPlaces, SettingPlace)
Q_DECLARE_OPERATORS_FOR_FLAGS(SettingPlaces)

/// When a changed value counts.
enum class SettingEffect {
    Live, ///< at once
    NextStart,
};

/// One row of the table of settings.
struct SettingDefinition
{
    const char *key; ///< in the INI file and in `config`: "name" or "group/name"
    SettingType type;
    const char *defaultValue;
    SettingPlaces places;
    SettingEffect effect;
    const char *description;
    int least = 0; ///< of a Number
    int most = 0; ///< of a Number
    const char *choiceList = ""; ///< of a Choice: "auto|on|off"
    const char *variable = ""; ///< of the environment, where it does not follow from the key
    bool isZeroOff = false; ///< of a Number: 0 is taken as well and means "off"

    bool isSecret() const noexcept
    {
        return type == SettingType::Token || type == SettingType::Secret;
    }
    /// Of a Number, in words that need no translation: "1 to 3650", "0, 30 to 3600".
    QString range() const;
    /// What a Choice may be, in the order they are to be shown in; empty for other types.
    QStringList choices() const;
    /// "ECOM67_SHOP_PRODUCT_PAGE" for "shop/productPage".
    QString environmentVariable() const;
    /// "network-proxy-host" for "network/proxyHost", empty when the setting has no option.
    QString option() const;
};

/// All settings there are. Adding one is adding a row.
std::span<const SettingDefinition> settingDefinitions();

/// The row of a key, or nothing.
const SettingDefinition *settingDefinition(QStringView key);

/// What is wrong with a text as the value of a setting, or nothing. An empty text is "none" where
/// the built-in value is, or may be, none. The error names the key; it never holds an
/// endpoint or a token.
[[nodiscard]] std::optional<ChatError> problemWith(const SettingDefinition &definition,
                                                   const QString &text);

} // namespace ecom67
