// SPDX-License-Identifier: MIT
#include "cli/ConfigCommand.h"

#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/ProfileSettings.h"
#include "cli/TerminalText.h"
#include "core/LogLevels.h"
#include "core/PictureHosts.h"
#include "core/Redaction.h"
#include "core/ShopLinks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kHelp
    = "Usage: ecom67-support-cli config [OPTIONS]\n\n"
      "Shows every setting, its value and its source, and where the files "
      "lie.\n\n"
      "Options:\n"
      "  --json            print one JSON object\n"
      "  --profile NAME    show the settings of this profile\n"
      "  --endpoint URL    as if this were given to another command\n"
      "  --help            this text\n\n"
      "Exit codes: 0 all is well, 2 a setting or its file cannot be used"_L1;

static QString nameOf(SettingSource::Kind source)
{
    switch (source) {
    case SettingSource::Kind::BuiltIn:
        return u"built-in"_s;
    case SettingSource::Kind::UserFile:
        return u"user file"_s;
    case SettingSource::Kind::Environment:
        return u"environment"_s;
    case SettingSource::Kind::CommandLine:
        return u"command line"_s;
    }
    return {};
}

/// An endpoint's own query may hold a key, so even that is shown with care.
static QString shownValue(const SettingValue &value)
{
    if (value.isSecret)
        return value.value.isEmpty() ? u"not set"_s : u"set"_s;
    return redacted(value.value);
}

/// What keeps the settings from being used. No endpoint at all is no mistake: the chat asks.
static std::optional<ChatError> problemOf(const ProfileSettings &profile)
{
    if (profile.store.problem())
        return profile.store.problem();
    const auto endpoint = Endpoint::parse(profile.store.settings().endpoint());
    const auto *error = std::get_if<ChatError>(&endpoint);
    if (error && error->code != ChatError::Code::EndpointMissing)
        return *error;
    if (const auto *good = std::get_if<Endpoint>(&endpoint)) {
        const auto url
            = good->handshakeUrl(SessionId::generate(), profile.store.settings().token());
        if (const auto *refused = std::get_if<ChatError>(&url))
            return *refused;
    }
    return std::nullopt;
}

static constexpr auto kImageHosts = "chat/imageHosts"_L1;
static constexpr auto kLogLevel = "log/level"_L1;

static QStringList unusableHostsIn(const ProfileSettings &profile)
{
    return PictureHosts(profile.store.settings().imageHosts()).unusable();
}

static QStringList unusableIn(const ProfileSettings &profile)
{
    QStringList unusable = ShopLinks(profile.store.settings()).unusable();
    if (!unusableHostsIn(profile).isEmpty())
        unusable.append(kImageHosts);
    if (!logFilterRules(profile.store.settings().logLevels()))
        unusable.append(kLogLevel);
    return unusable;
}

static QString complaintAbout(const QString &key, const ProfileSettings &profile)
{
    if (key == kLogLevel)
        return key
            + u" is not used: it is \"debug\", \"info\", \"warning\", \"error\" or \"none\"."_s;
    if (key != kImageHosts)
        return key + u" is not used: it must be an https:// address."_s;
    const QString entries = unusableHostsIn(profile).join(u", "_s);
    return redacted(key + u": these are not used, they are no names of hosts: "_s + entries);
}

static void printJson(const ProfileSettings &profile, const std::optional<ChatError> &problem)
{
    const QStringList unusable = unusableIn(profile);
    QJsonArray settings;
    for (const SettingValue &value : profile.store.settings().all()) {
        settings.append(QJsonObject{{u"key"_s, value.key},
                                    {u"value"_s, shownValue(value)},
                                    {u"source"_s, nameOf(value.source)},
                                    {u"isSecret"_s, value.isSecret},
                                    {u"isUsable"_s, !unusable.contains(value.key)}});
    }
    const QJsonObject object{
        {u"profile"_s, profile.paths.profile()},
        {u"settings"_s, settings},
        {u"settingsFile"_s, profile.paths.settingsFile()},
        {u"dataFolder"_s, profile.paths.dataFolder()},
        {u"conversationFile"_s, profile.paths.conversationFile()},
        {u"problem"_s, problem ? QJsonValue(plainSentence(*problem)) : QJsonValue::Null},
    };
    console::print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

static void printLine(const QString &name, const QString &value, const QString &source = {})
{
    QString line = name.leftJustified(24) + value;
    if (!source.isEmpty())
        line += u" ("_s + source + u')';
    console::print(terminalText(line));
}

static void printTable(const ProfileSettings &profile)
{
    printLine(u"profile"_s, profile.paths.profile());
    for (const SettingValue &value : profile.store.settings().all()) {
        const QString shown = shownValue(value);
        printLine(value.key, shown.isEmpty() ? u"not set"_s : shown, nameOf(value.source));
    }
    printLine(u"settings file"_s, profile.paths.settingsFile());
    printLine(u"data folder"_s, profile.paths.dataFolder());
    printLine(u"conversation"_s, profile.paths.conversationFile());
}

int runConfigCommand(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(u"ecom67.*=false"_s);
    QCommandLineParser parser;
    ProfileSettings::addOptions(parser);
    parser.addOptions({{u"json"_s, {}}, {u"help"_s, {}}});
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        const QString what = parser.positionalArguments().isEmpty()
            ? parser.errorText()
            : QString(u"\""_s + parser.positionalArguments().constFirst() + u"\" is no option."_s);
        console::printError(terminalText(what + u" \"config --help\" lists the options."_s));
        return ExitUsage;
    }
    if (parser.isSet(u"help"_s)) {
        console::print(kHelp);
        return ExitOk;
    }
    const auto profile = ProfileSettings::read(parser);
    if (const auto *error = std::get_if<ChatError>(&profile)) {
        console::printError(plainSentence(*error));
        return exitCodeFor(*error);
    }
    const auto &found = std::get<ProfileSettings>(profile);
    const auto problem = problemOf(found);
    parser.isSet(u"json"_s) ? printJson(found, problem) : printTable(found);
    const QStringList unusable = unusableIn(found);
    for (const QString &key : unusable)
        console::printError(terminalText(complaintAbout(key, found)));
    if (problem)
        console::printError(plainSentence(*problem));
    return problem || !unusable.isEmpty() ? ExitUsage : ExitOk;
}

} // namespace ecom67
