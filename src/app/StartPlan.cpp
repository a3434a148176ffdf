// SPDX-License-Identifier: MIT
#include "app/StartPlan.h"

#include "core/Endpoint.h"
#include "core/LogLevels.h"
#include "storage/SettingsStore.h"

#include <QFileInfo>
#include <QtGlobal>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString sentence(const ChatError &error)
{
    return QString::fromLatin1(sentenceFor(error.code));
}

/// An endpoint given for this run is refused here; one from a file or the environment is
/// explained in the window, where it can be changed.
static std::optional<QString> endpointProblem(const CommandLine &line)
{
    if (!line.settings.contains(u"endpoint"_s))
        return std::nullopt;
    const auto endpoint = Endpoint::parse(line.settings.value(u"endpoint"_s));
    if (const auto *error = std::get_if<ChatError>(&endpoint))
        return sentence(*error);
    return std::nullopt;
}

static std::variant<std::optional<Script>, QString> scriptOf(const CommandLine &line,
                                                             const ProfilePaths &paths)
{
    if (!line.selfTestPicture.isEmpty()) {
        const SettingsStore settings(paths.settingsFile(), line.settings);
        if (!line.isDemo && settings.settings().endpoint().isEmpty())
            return u"--self-test needs an endpoint. Add --endpoint or --demo."_s;
        return Script::selfTest(line.selfTestPicture);
    }
    if (line.scriptFile.isEmpty())
        return std::nullopt;
    auto script = Script::readFile(line.scriptFile);
    if (auto *problem = std::get_if<QString>(&script))
        return *problem;
    return std::get<Script>(std::move(script));
}

static std::optional<QString> logProblem(const CommandLine &line)
{
    const auto level = line.settings.constFind(u"log/level"_s);
    if (level == line.settings.cend() || logFilterRules(*level))
        return std::nullopt;
    return u"--log-level is \"debug\", \"info\", \"warning\", \"error\" or \"none\", "
           "for all or for one part of the program (\"service=debug\")."_s;
}

static QString logFileOf(const QString &wanted, const ProfilePaths &paths)
{
    if (wanted.compare("none"_L1, Qt::CaseInsensitive) == 0)
        return {};
    if (wanted.compare("auto"_L1, Qt::CaseInsensitive) == 0)
        return paths.logFile();
    return QFileInfo(wanted).absoluteFilePath();
}

std::variant<StartPlan, QString> StartPlan::prepare(const CommandLine &line)
{
    const auto paths = ProfilePaths::forProfile(line.profile);
    if (const auto *error = std::get_if<ChatError>(&paths))
        return sentence(*error);
    if (const auto problem = endpointProblem(line))
        return *problem;
    if (const auto problem = logProblem(line))
        return *problem;
    auto script = scriptOf(line, std::get<ProfilePaths>(paths));
    if (const auto *problem = std::get_if<QString>(&script))
        return *problem;
    const auto &found = std::get<ProfilePaths>(paths);
    const SettingsStore store(found.settingsFile(), line.settings);
    return StartPlan{.line = line,
                     .paths = found,
                     .script = std::get<std::optional<Script>>(std::move(script)),
                     .logRules = logFilterRules(store.settings().logLevels()).value_or(QString()),
                     .logFile = logFileOf(store.settings().logFile(), found)};
}

std::optional<QString> StartPlan::displayProblem(const CommandLine &line)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const bool isChosen = qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
        || line.forQt.contains(u"-platform"_s) || line.forQt.contains(u"-display"_s);
    if (!isChosen && qEnvironmentVariableIsEmpty("DISPLAY")
        && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return u"There is no display to show a window on. Start it in a desktop session, or use "
               "ecom67-support-cli."_s;
#else
    Q_UNUSED(line)
#endif
    return std::nullopt;
}

} // namespace ecom67
