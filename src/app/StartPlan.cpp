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
    const QString text = QString::fromLatin1(sentenceFor(error.code));
    return error.place.isEmpty() ? text : QString(text + u" ("_s + placeText(error) + u')');
}

/// A value given for this run is refused here; one from elsewhere is left out, and the window says
/// so, where it can be changed.
static std::optional<QString> optionProblem(const CommandLine &line, const Settings &settings)
{
    for (auto given = line.settings.cbegin(); given != line.settings.cend(); ++given) {
        const SettingDefinition *definition = settingDefinition(given.key());
        const SettingValue &value = settings.valueOf(QLatin1StringView(definition->key));
        if (value.isLocked())
            return sentence(SettingsStore::lockedError(value));
        if (auto error = problemWith(*definition, given->text)) {
            error->place = u"--"_s + definition->option();
            return sentence(*error);
        }
    }
    return std::nullopt;
}

static std::variant<std::optional<Script>, QString> scriptOf(const CommandLine &line,
                                                             const Settings &settings)
{
    if (!line.selfTestPicture.isEmpty()) {
        if (!line.isDemo && settings.endpoint().isEmpty())
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
    const auto &found = std::get<ProfilePaths>(paths);
    const SettingsStore store = SettingsStore::ofProfile(found, line.settings);
    if (const auto problem = optionProblem(line, store.settings()))
        return *problem;
    auto script = scriptOf(line, store.settings());
    if (const auto *problem = std::get_if<QString>(&script))
        return *problem;
    // Every value obeys its rule, so there are rules for the log.
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
