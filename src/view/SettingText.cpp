// SPDX-License-Identifier: MIT
#include "view/SettingText.h"

#include "core/Redaction.h"
#include "core/ShownSetting.h"
#include "view/ErrorText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace ecom67::settingText {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    const char *name;
    const char *words;
};

} // namespace

static constexpr std::array kLabels{
    Words{"endpoint", QT_TRANSLATE_NOOP("SettingText", "Endpoint")},
    Words{"token", QT_TRANSLATE_NOOP("SettingText", "Token")},
    Words{"appearance/language", QT_TRANSLATE_NOOP("SettingText", "Language")},
    Words{"appearance/alwaysOnTop",
          QT_TRANSLATE_NOOP("SettingText", "Keep the chat above other windows")},
    Words{"appearance/reduceMotion", QT_TRANSLATE_NOOP("SettingText", "Less motion")},
    Words{"chat/sendKey", QT_TRANSLATE_NOOP("SettingText", "Key that sends a message")},
    Words{"chat/imageHosts",
          QT_TRANSLATE_NOOP("SettingText", "Hosts that pictures of products come from")},
    Words{"log/level", QT_TRANSLATE_NOOP("SettingText", "What is logged")},
    Words{"log/file", QT_TRANSLATE_NOOP("SettingText", "File of the log")},
    Words{"shop/url", QT_TRANSLATE_NOOP("SettingText", "Address of the web shop")},
    Words{"shop/productPage", QT_TRANSLATE_NOOP("SettingText", "Page of a product")},
    Words{"action/viewCart", QT_TRANSLATE_NOOP("SettingText", "Page of the cart")},
    Words{"action/checkout", QT_TRANSLATE_NOOP("SettingText", "Page to pay on")},
    Words{"action/refineSearch", QT_TRANSLATE_NOOP("SettingText", "Page to search on")},
    Words{"action/browseCategories", QT_TRANSLATE_NOOP("SettingText", "Page of all categories")},
    Words{"action/addToCart",
          QT_TRANSLATE_NOOP("SettingText", "Page that puts a product into the cart")},
    Words{"history/keep",
          QT_TRANSLATE_NOOP("SettingText", "Keep the conversation on this computer")},
    Words{"history/days", QT_TRANSLATE_NOOP("SettingText", "Days that a message is kept")},
    Words{"kiosk/enabled", QT_TRANSLATE_NOOP("SettingText", "This is a public computer (kiosk)")},
    Words{"kiosk/resetSeconds",
          QT_TRANSLATE_NOOP("SettingText", "Seconds without input until everything is forgotten")},
    Words{"identity/source", QT_TRANSLATE_NOOP("SettingText", "Where the identity comes from")},
    Words{"identity/tokenFile", QT_TRANSLATE_NOOP("SettingText", "File with the token")},
    Words{"identity/command", QT_TRANSLATE_NOOP("SettingText", "Command that prints the token")},
    Words{"identity/issuer", QT_TRANSLATE_NOOP("SettingText", "Address of the sign-in")},
    Words{"identity/clientId", QT_TRANSLATE_NOOP("SettingText", "Client id at the sign-in")},
    Words{"identity/scopes", QT_TRANSLATE_NOOP("SettingText", "Scopes asked for at the sign-in")},
    Words{"identity/redirectPort",
          QT_TRANSLATE_NOOP("SettingText", "Port that the browser comes back to (0: any)")},
    Words{"identity/tokenKind", QT_TRANSLATE_NOOP("SettingText", "Token that the shop reads")},
    Words{"network/proxy", QT_TRANSLATE_NOOP("SettingText", "Proxy")},
    Words{"network/proxyHost", QT_TRANSLATE_NOOP("SettingText", "Host of the proxy")},
    Words{"network/proxyPort", QT_TRANSLATE_NOOP("SettingText", "Port of the proxy")},
    Words{"network/proxyUser", QT_TRANSLATE_NOOP("SettingText", "User name at the proxy")},
    Words{"network/proxyPassword", QT_TRANSLATE_NOOP("SettingText", "Password at the proxy")},
    Words{"network/caFile",
          QT_TRANSLATE_NOOP("SettingText", "File with further certificate authorities")},
    Words{"update/url",
          QT_TRANSLATE_NOOP("SettingText", "Address of the notice of a newer version")},
    Words{"update/key", QT_TRANSLATE_NOOP("SettingText", "Key that the notice is signed with")},
};

static constexpr std::array kChoices{
    Words{"appearance/language=auto", QT_TRANSLATE_NOOP("SettingText", "As on this computer")},
    Words{"appearance/reduceMotion=auto", QT_TRANSLATE_NOOP("SettingText", "As on this computer")},
    Words{"appearance/reduceMotion=on", QT_TRANSLATE_NOOP("SettingText", "Nothing moves")},
    Words{"appearance/reduceMotion=off", QT_TRANSLATE_NOOP("SettingText", "Everything moves")},
    Words{"chat/sendKey=enter", QT_TRANSLATE_NOOP("SettingText", "Enter (new line: Shift+Enter)")},
    Words{"chat/sendKey=ctrlEnter",
          QT_TRANSLATE_NOOP("SettingText", "Ctrl+Enter (new line: Enter)")},
    Words{"identity/source=none", QT_TRANSLATE_NOOP("SettingText", "Nobody is signed in")},
    Words{"identity/source=environment", QT_TRANSLATE_NOOP("SettingText", "Environment variable")},
    Words{"identity/source=file", QT_TRANSLATE_NOOP("SettingText", "File")},
    Words{"identity/source=command", QT_TRANSLATE_NOOP("SettingText", "Command")},
    Words{"identity/source=keyring",
          QT_TRANSLATE_NOOP("SettingText", "Password store of this computer")},
    Words{"identity/source=signin", QT_TRANSLATE_NOOP("SettingText", "Sign-in in the browser")},
    Words{"identity/tokenKind=id", QT_TRANSLATE_NOOP("SettingText", "ID token")},
    Words{"identity/tokenKind=access", QT_TRANSLATE_NOOP("SettingText", "Access token")},
    Words{"network/proxy=system", QT_TRANSLATE_NOOP("SettingText", "As on this computer")},
    Words{"network/proxy=none", QT_TRANSLATE_NOOP("SettingText", "No proxy")},
    Words{"network/proxy=http", QT_TRANSLATE_NOOP("SettingText", "HTTP")},
    Words{"network/proxy=socks5", QT_TRANSLATE_NOOP("SettingText", "SOCKS5")},
};

template <typename Table>
static QString wordsFor(const Table &table, const QString &name, const QString &otherwise)
{
    const auto found = std::find_if(table.begin(), table.end(), [&name](const Words &one) {
        return name == QLatin1StringView(one.name);
    });
    return found == table.end() ? otherwise
                                : QCoreApplication::translate("SettingText", found->words);
}

QString label(const SettingDefinition &definition)
{
    return wordsFor(kLabels, QString::fromLatin1(definition.key),
                    QString::fromLatin1(definition.description));
}

QString choice(const SettingDefinition &definition, const QString &value)
{
    const QString name = QString::fromLatin1(definition.key) + u'=' + value;
    // Each language is called what its speakers call it.
    if (name.startsWith("appearance/language="_L1) && value != "auto"_L1)
        return QLocale(value).nativeLanguageName();
    return wordsFor(kChoices, name, value);
}

/// Who has the say now, apart from what is being typed.
static QString origin(const SettingField &field)
{
    const QString place = redacted(field.inEffect.place);
    switch (field.inEffect.source) {
    case SettingSource::Kind::Policy:
        return QCoreApplication::translate("SettingText", "Managed by your organisation");
    case SettingSource::Kind::CommandLine:
        //: %1 is an option of the command line, such as --endpoint
        return QCoreApplication::translate("SettingText", "Command line (%1)").arg(place);
    case SettingSource::Kind::Environment:
        //: %1 is the name of the variable
        return QCoreApplication::translate("SettingText", "Environment variable %1").arg(place);
    case SettingSource::Kind::UserFile:
        return QCoreApplication::translate("SettingText", "Your settings");
    case SettingSource::Kind::SystemDefault:
        return QCoreApplication::translate("SettingText", "Set by your organisation (proposal)");
    case SettingSource::Kind::BuiltIn:
        break;
    }
    if (field.inEffect.value.isEmpty())
        return QCoreApplication::translate("SettingText", "Not set");
    //: Where a value comes from: nobody has set it
    return QCoreApplication::translate("SettingText", "Default");
}

static QString overrideNote(const SettingField &field)
{
    const QString value = shownValue(field.inEffect);
    //: %1 is a value that is used instead of the one in the field
    const QString now = value.isEmpty()
        ? QString()
        : QCoreApplication::translate("SettingText", "In use now: %1.").arg(value) + u' ';
    return now
        + QCoreApplication::translate("SettingText", "What is saved here counts only without it.");
}

/// Of a secret nothing is shown but this.
static QString secretSource(const SettingField &field)
{
    const QString variable = field.definition->environmentVariable();
    const bool isUnset = field.inEffect.source == SettingSource::Kind::BuiltIn;
    if (isUnset && field.definition->type == SettingType::Secret) {
        //: %1 is the name of the variable
        return QCoreApplication::translate("SettingText",
                                           "Not set by the environment variable %1. The password "
                                           "store of this computer may hold it.")
            .arg(variable);
    }
    return isUnset
        //: %1 is the name of the variable
        ? QCoreApplication::translate("SettingText",
                                      "Not set. Only the environment variable %1 can set it.")
              .arg(variable)
        //: %1 is the name of the variable
        : QCoreApplication::translate("SettingText", "Set by the environment variable %1.")
              .arg(variable);
}

QString source(const SettingField &field)
{
    if (field.definition->isSecret())
        return secretSource(field);
    QStringList sentences{origin(field) + u'.'};
    if (field.definition->places == SettingPlaces(SettingPlace::Policy) && !field.isLocked())
        sentences.append(
            QCoreApplication::translate("SettingText", "Only your organisation can set this."));
    if (field.isOverridden() && field.isEditable())
        sentences.append(overrideNote(field));
    if (field.isReset)
        sentences.append(QCoreApplication::translate("SettingText", "Reset, not saved yet."));
    else if (field.isTouched)
        sentences.append(QCoreApplication::translate("SettingText", "Changed, not saved yet."));
    if (field.isEditable() && field.definition->effect == SettingEffect::NextStart)
        sentences.append(QCoreApplication::translate("SettingText", "Counts at the next start."));
    return sentences.join(u' ');
}

QString problem(const SettingField &field)
{
    if (!field.problem)
        return {};
    const ChatError &error = *field.problem;
    // Without a place it is what was typed, and which host of a list is none must be said.
    const bool isDetailNeeded = error.place.isEmpty() && !error.detail.isEmpty()
        && error.code == ChatError::Code::HostListInvalid;
    return isDetailNeeded ? errorText(error) + u" ("_s + redacted(error.detail) + u')'
                          : errorText(error);
}

} // namespace ecom67::settingText
