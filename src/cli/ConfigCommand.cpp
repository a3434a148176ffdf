// SPDX-License-Identifier: MIT
#include "cli/ConfigCommand.h"

#include "cli/ConfigImport.h"
#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/ProfileSettings.h"
#include "cli/TerminalText.h"
#include "core/Redaction.h"
#include "core/ShownSetting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kHelp
    = "Usage: ecom67-support-cli config [OPTIONS]\n"
      "       ecom67-support-cli config import FILE [OPTIONS]\n\n"
      "Shows every setting, its value and its source, and where the files lie. A value that\n"
      "breaks a rule is named and left out; the next source counts instead:\n"
      "policy (locked), command line, environment, user file, system default, built-in.\n\n"
      "import takes the endpoint over from the .env file of the web shop\n"
      "(VITE_WEBSOCKET_URL) into the user's file.\n\n"
      "Options:\n"
      "  --json            print one JSON object\n"
      "  --profile NAME    the settings of this profile\n"
      "  --endpoint URL    as if this were given to another command\n"
      "  --dry-run         import: show what would be set and write nothing\n"
      "  --help            this text\n\n"
      "Exit codes: 0 all is well, 2 a setting or a file cannot be used or written"_L1;

/// Everything that is not used. No endpoint at all is no mistake: the chat asks.
static QList<ChatError> problemsOf(const SettingsStore &store)
{
    QList<ChatError> problems = store.problems();
    const auto endpoint = store.settings().parsedEndpoint();
    if (const auto *good = std::get_if<Endpoint>(&endpoint)) {
        // Each is sound, but both together may be too long.
        const auto url = good->handshakeUrl(SessionId::generate(), store.settings().token());
        if (const auto *refused = std::get_if<ChatError>(&url))
            problems.append(*refused);
    }
    return problems;
}

static QJsonObject jsonOf(const SettingValue &value)
{
    const SettingDefinition *definition = settingDefinition(value.key);
    return {{u"key"_s, value.key},
            {u"value"_s, shownValue(value)},
            {u"source"_s, sourceName(value.source)},
            {u"place"_s, redacted(value.place)},
            {u"isSecret"_s, value.isSecret},
            {u"isLocked"_s, value.isLocked()},
            {u"needsRestart"_s, definition->effect == SettingEffect::NextStart},
            {u"environment"_s, definition->environmentVariable()},
            {u"option"_s, definition->option()},
            {u"builtIn"_s, QString::fromLatin1(definition->defaultValue)}};
}

static void printJson(const ProfileSettings &profile, const QList<ChatError> &problems)
{
    QJsonArray settings;
    for (const SettingValue &value : profile.store.settings().all())
        settings.append(jsonOf(value));
    QJsonArray sentences;
    for (const ChatError &problem : problems)
        sentences.append(plainSentence(problem));
    const QJsonObject object{
        {u"profile"_s, profile.paths.profile()},
        {u"settings"_s, settings},
        {u"settingsFile"_s, profile.paths.settingsFile()},
        {u"files"_s, QJsonArray::fromStringList(profile.store.files())},
        {u"dataFolder"_s, profile.paths.dataFolder()},
        {u"conversationFile"_s, profile.paths.conversationFile()},
        {u"problems"_s, sentences},
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
        QString source = sourceName(value.source);
        if (value.isLocked())
            source += u", locked"_s;
        printLine(value.key, shown.isEmpty() ? u"not set"_s : shown, source);
    }
    printLine(u"settings file"_s, profile.paths.settingsFile());
    printLine(u"data folder"_s, profile.paths.dataFolder());
    printLine(u"conversation"_s, profile.paths.conversationFile());
}

static int show(const ProfileSettings &profile, bool wantsJson)
{
    const QList<ChatError> problems = problemsOf(profile.store);
    wantsJson ? printJson(profile, problems) : printTable(profile);
    for (const ChatError &problem : problems)
        console::printError(terminalText(plainSentence(problem)));
    return problems.isEmpty() ? ExitOk : ExitUsage;
}

/// What the words of the command line are wrong about, or nothing.
static std::optional<QString> misuse(const QCommandLineParser &parser)
{
    const QStringList words = parser.positionalArguments();
    const bool isImport = words.value(0) == "import"_L1;
    if (!words.isEmpty() && !isImport)
        return u"\""_s + words.constFirst() + u"\" is no option."_s;
    if (isImport && words.size() != 2)
        return u"\"config import\" takes one file."_s;
    if (!isImport && parser.isSet(u"dry-run"_s))
        return u"--dry-run belongs to \"config import\"."_s;
    if (isImport && parser.isSet(u"json"_s))
        return u"--json does not belong to \"config import\"."_s;
    return std::nullopt;
}

int runConfigCommand(const QStringList &arguments)
{
    QLoggingCategory::setFilterRules(u"ecom67.*=false"_s);
    QCommandLineParser parser;
    ProfileSettings::addOptions(parser);
    parser.addOptions({{u"json"_s, {}}, {u"dry-run"_s, {}}, {u"help"_s, {}}});
    auto wrong = parser.parse(arguments) ? misuse(parser) : std::optional(parser.errorText());
    if (wrong && !parser.isSet(u"help"_s)) {
        console::printError(terminalText(*wrong + u" \"config --help\" lists the options."_s));
        return ExitUsage;
    }
    if (parser.isSet(u"help"_s)) {
        console::print(kHelp);
        return ExitOk;
    }
    auto profile = ProfileSettings::read(parser);
    if (const auto *error = std::get_if<ChatError>(&profile)) {
        console::printError(plainSentence(*error));
        return exitCodeFor(*error);
    }
    auto &found = std::get<ProfileSettings>(profile);
    if (parser.positionalArguments().isEmpty())
        return show(found, parser.isSet(u"json"_s));
    return importEnvFile(parser.positionalArguments().at(1), found.store,
                         parser.isSet(u"dry-run"_s));
}

} // namespace ecom67
