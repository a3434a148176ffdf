// SPDX-License-Identifier: MIT
#include "app/CommandLine.h"

#include "core/ProgramAddress.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QList>

#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// Options of Qt's own that take a value and that QApplication reads from its arguments.
static constexpr std::array kQtOptionsWithValue{
    "platform"_L1, "platformpluginpath"_L1, "platformtheme"_L1,
    "plugin"_L1,   "qwindowgeometry"_L1,    "style"_L1,
    "display"_L1,  "geometry"_L1,
};
static constexpr std::array kQtOptions{"reverse"_L1, "nograb"_L1, "sync"_L1};

struct Bench
{
    QLatin1StringView name;
    CommandLine::Measured what;
};
static constexpr std::array kBenches{
    Bench{"startup"_L1, CommandLine::Measured::Startup},
    Bench{"send"_L1, CommandLine::Measured::Send},
    Bench{"view"_L1, CommandLine::Measured::View},
};

static bool isOneOf(const auto &names, QStringView name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Splits what is Qt's from what is ours: Qt's options have one dash, ours have two.
static std::pair<QStringList, QStringList> split(const QStringList &arguments)
{
    QStringList ours{arguments.value(0)};
    QStringList forQt{arguments.value(0)};
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        const bool isSingleDash = argument.startsWith(u'-') && !argument.startsWith("--"_L1);
        const QStringView name = QStringView(argument).mid(1);
        if (isSingleDash && isOneOf(kQtOptions, name)) {
            forQt.append(argument);
        } else if (isSingleDash && isOneOf(kQtOptionsWithValue, name)) {
            forQt.append(argument);
            if (i + 1 < arguments.size())
                forQt.append(arguments.at(++i));
        } else {
            ours.append(argument);
        }
    }
    return {ours, forQt};
}

namespace {

/// The options in one place, so that parsing and --help cannot disagree.
struct Options
{
    QCommandLineOption help{{u"h"_s, u"help"_s}, u"Show this help and leave."_s};
    QCommandLineOption version{{u"v"_s, u"version"_s}, u"Show the version and leave."_s};
    QCommandLineOption info{u"info"_s, u"Show versions, plugins and paths in use and leave."_s};
    QCommandLineOption demo{u"demo"_s,
                            u"Talk to a demo shop on this computer. Needs no network."_s};
    QCommandLineOption kiosk{
        u"kiosk"_s,
        u"For a public computer: keep nothing and open nothing else (--kiosk-enabled)."_s};
    QCommandLineOption profile{
        u"profile"_s, u"Use settings and conversation of this name: letters, digits, - and _."_s,
        u"NAME"_s};
    QCommandLineOption script{u"script"_s, u"Drive the window by the steps of a JSON file."_s,
                              u"FILE"_s};
    QCommandLineOption selfTest{
        u"self-test"_s, u"Connect, ask one question, save a picture of the window and leave."_s,
        u"PICTURE"_s};
    QCommandLineOption bench{u"bench"_s,
                             u"Measure the program and print the figures: startup, send or view."_s,
                             u"WHAT"_s};

    /// One for each setting that has one.
    struct OfSetting
    {
        QString key;
        QCommandLineOption option;
    };
    QList<OfSetting> settings = settingOptions();

    void addTo(QCommandLineParser &parser) const
    {
        parser.addOptions({help, version, info, demo, kiosk});
        for (const OfSetting &setting : settings)
            parser.addOption(setting.option);
        parser.addOptions({profile, script, selfTest, bench});
    }

private:
    static QList<OfSetting> settingOptions()
    {
        QList<OfSetting> options;
        for (const SettingDefinition &definition : settingDefinitions()) {
            if (definition.option().isEmpty())
                continue;
            const QString words
                = u"For this run: "_s + QString::fromLatin1(definition.description) + u'.';
            options.append(
                {QString::fromLatin1(definition.key),
                 QCommandLineOption(definition.option(), words,
                                    definition.type == SettingType::Endpoint
                                        ? u"URL"_s
                                        : definition.option().section(u'-', -1).toUpper())});
        }
        return options;
    }
};

} // namespace

static void describe(QCommandLineParser &parser, const Options &options)
{
    parser.setApplicationDescription(u"E-Com67 Support: chat with the shop's assistant.\n"
                                     "Settings also come from files and from variables such as "
                                     "ECOM67_ENDPOINT and ECOM67_TOKEN;\n"
                                     "\"ecom67-support-cli config\" shows them all."_s);
    options.addTo(parser);
    parser.addPositionalArgument(
        u"address"_s, u"ecom67-support:open, of a link: open the chat at once."_s, u"[ADDRESS]"_s);
}

/// A link comes as the first argument, between quotes that a quote in it ends: whatever stands
/// behind it may be of whoever wrote the link, and an option for Qt could name a library on another
/// computer.
static bool hasWordsBehindLink(const QStringList &arguments)
{
    return arguments.size() > 2 && readProgramAddress(arguments.at(1)) != AddressWish::NotOurs;
}

static std::variant<CommandLine::Action, QString> actionOf(const QCommandLineParser &parser,
                                                           const Options &options)
{
    using Action = CommandLine::Action;
    if (parser.isSet(options.help))
        return Action::ShowHelp;
    if (parser.isSet(options.version))
        return Action::ShowVersion;
    if (parser.isSet(options.info))
        return Action::ShowInfo;
    if (!parser.isSet(options.bench))
        return Action::Chat;
    const QString what = parser.value(options.bench);
    for (const Bench &bench : kBenches) {
        if (what == bench.name)
            return Action::Bench;
        if (what == bench.name + "-run"_L1)
            return Action::BenchRun;
    }
    return QString(u"--bench knows \"startup\", \"send\" and \"view\", not \""_s + what + u"\"."_s);
}

static QString contradiction(const QCommandLineParser &parser, const Options &options)
{
    QStringList extra = parser.positionalArguments();
    if (!extra.isEmpty() && readProgramAddress(extra.constFirst()) != AddressWish::NotOurs)
        extra.removeFirst();
    if (!extra.isEmpty())
        return u"Do not know what to do with \""_s + extra.constFirst() + u"\". See --help."_s;
    if (parser.isSet(options.demo) && parser.isSet(u"endpoint"_s))
        return u"--demo and --endpoint exclude each other. Leave one out."_s;
    if (parser.isSet(options.script) && parser.isSet(options.selfTest))
        return u"--script and --self-test exclude each other. Leave one out."_s;
    QList<QCommandLineOption> withValue{options.script, options.selfTest, options.profile};
    for (const Options::OfSetting &setting : options.settings)
        withValue.append(setting.option);
    for (const QCommandLineOption &option : std::as_const(withValue)) {
        if (parser.isSet(option) && parser.value(option).trimmed().isEmpty())
            return u"--"_s + option.names().constLast() + u" needs a value. See --help."_s;
    }
    return {};
}

std::variant<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    if (hasWordsBehindLink(arguments))
        return u"Options stand before an address such as ecom67-support:open, not behind it."_s;
    const auto [ours, forQt] = split(arguments);
    const Options options;
    QCommandLineParser parser;
    describe(parser, options);
    if (!parser.parse(ours))
        return QString(parser.errorText() + u" See --help."_s);
    if (const QString wrong = contradiction(parser, options); !wrong.isEmpty())
        return wrong;
    const auto action = actionOf(parser, options);
    if (const auto *wrong = std::get_if<QString>(&action))
        return *wrong;

    CommandLine result;
    result.action = std::get<Action>(action);
    for (const Bench &bench : kBenches) {
        if (parser.value(options.bench).startsWith(bench.name))
            result.measured = bench.what;
    }
    result.isDemo = parser.isSet(options.demo);
    if (const QStringList addresses = parser.positionalArguments(); !addresses.isEmpty()) {
        result.isOpenWanted = true;
        result.isAddressUnknown
            = readProgramAddress(addresses.constFirst()) == AddressWish::Unknown;
    }
    result.profile = parser.value(options.profile);
    result.scriptFile = parser.value(options.script);
    result.selfTestPicture = parser.value(options.selfTest);
    for (const Options::OfSetting &setting : options.settings) {
        if (parser.isSet(setting.option))
            result.settings.insert(setting.key, parser.value(setting.option));
    }
    if (parser.isSet(options.kiosk))
        result.settings.insert(u"kiosk/enabled"_s, u"true"_s);
    result.forQt = forQt;
    return result;
}

bool CommandLine::joinsRunningChat() const
{
    // With settings of its own, as a kiosk, it is not the chat that runs.
    return isJoinable() && settings.isEmpty() && scriptFile.isEmpty() && selfTestPicture.isEmpty();
}

QString CommandLine::helpText()
{
    const Options options;
    QCommandLineParser parser;
    describe(parser, options);
    return parser.helpText();
}

} // namespace ecom67
