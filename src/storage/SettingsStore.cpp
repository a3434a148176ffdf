// SPDX-License-Identifier: MIT
#include "storage/SettingsStore.h"

#include "storage/Logging.h"
#include "storage/PrivateFile.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kFarthest = 1'000'000; ///< pixels; no desktop is as large
static constexpr qsizetype kLongestScreenName = 100;

/// The name of a screen may hold slashes, which QSettings takes for groups.
static QString lastScreenKey()
{
    return u"LastScreen/name"_s;
}

static QString placementKey(const QString &screenName)
{
    const QByteArray encoded = QUrl::toPercentEncoding(screenName.left(kLongestScreenName));
    return u"Windows/"_s + (encoded.isEmpty() ? u"screen"_s : QString::fromLatin1(encoded));
}

SettingsStore::SettingsStore(const QString &userFile, Settings::Values commandLine,
                             const QProcessEnvironment &environment, SystemSettings system)
    : m_file(userFile)
    , m_system(std::move(system))
{
    m_sources.commandLine = std::move(commandLine);
    m_sources.environment = settingValues(environment);
    readSystem();
    readUserFile();
    resolve();
    m_reported = m_settings;
}

SettingsStore SettingsStore::ofProfile(const ProfilePaths &paths, Settings::Values commandLine)
{
    return SettingsStore(paths.settingsFile(), std::move(commandLine),
                         QProcessEnvironment::systemEnvironment(),
                         SystemSettings::ofThisMachine(paths));
}

ChatError SettingsStore::lockedError(const SettingValue &value)
{
    return {.code = ChatError::Code::SettingLocked,
            .detail = {},
            .httpStatus = 0,
            .setting = value.key,
            .place = value.place};
}

void SettingsStore::readUserFile()
{
    auto read = m_file.read();
    m_problem.reset();
    if (auto *error = std::get_if<ChatError>(&read))
        m_problem = std::move(*error);
    else
        m_entries = std::get<SettingsFile::Entries>(std::move(read));
}

void SettingsStore::readSystem()
{
    m_systemProblems.clear();
    m_sources.systemDefaults.clear();
    for (const QString &path : std::as_const(m_system.defaultFiles)) {
        const SettingsFile::Reading reading = SettingsFile(path).readWhatCanBe();
        m_sources.systemDefaults.append(settingValues(reading.entries, path));
        if (reading.problem)
            m_systemProblems.append(*reading.problem);
    }
    if (!m_system.policy)
        return;
    PolicySource::Reading policy = m_system.policy->read();
    m_sources.policy = std::move(policy.values);
    m_systemProblems += policy.problems;
}

void SettingsStore::resolve()
{
    m_sources.userFile = settingValues(m_entries, QFileInfo(userFile()).fileName());
    m_settings = Settings(m_sources);
}

QList<ChatError> SettingsStore::problems() const
{
    QList<ChatError> all = m_systemProblems;
    if (m_problem)
        all.append(*m_problem);
    for (const RejectedSetting &rejected : m_settings.rejected())
        all.append(rejected.error);
    return all;
}

QStringList SettingsStore::reload()
{
    readSystem();
    readUserFile();
    resolve();
    QStringList changed;
    for (const SettingValue &value : m_settings.all()) {
        const QByteArray key = value.key.toLatin1();
        if (m_reported.valueOf(QLatin1StringView(key)).value != value.value)
            changed.append(value.key);
    }
    m_reported = m_settings;
    return changed;
}

QStringList SettingsStore::files() const
{
    QStringList all = m_system.defaultFiles;
    if (m_system.policy && !m_system.policy->file().isEmpty())
        all.append(m_system.policy->file());
    all.append(userFile());
    return all;
}

std::optional<ChatError> SettingsStore::write(const SettingsFile::Changes &changes)
{
    if (m_problem)
        return m_problem;
    if (auto error = m_file.write(changes)) {
        qCWarning(lcStorage).noquote() << "settings file:" << error->detail;
        return error;
    }
    // Whoever else wrote in it meanwhile is heard, too: lines have moved.
    readUserFile();
    return std::nullopt;
}

/// A damaged file stays where it is until somebody chooses anew: a mistyped line can be mended.
void SettingsStore::beginAfresh()
{
    if (!m_problem || m_problem->code != ChatError::Code::FileInvalid)
        return;
    if (const auto aside = setAside(userFile())) {
        qCWarning(lcStorage).noquote() << "settings file set aside as" << *aside;
        m_problem.reset();
    }
}

/// Why a text cannot be saved as the value of a setting, or nothing.
std::optional<ChatError> SettingsStore::refusal(const QString &key, const QString &text) const
{
    const SettingDefinition &definition = *settingDefinition(key);
    const SettingValue &now = m_settings.valueOf(QLatin1StringView(definition.key));
    if (!definition.places.testFlag(SettingPlace::File)) {
        return ChatError{.code = ChatError::Code::SettingMisplaced,
                         .detail = {},
                         .httpStatus = 0,
                         .setting = now.key};
    }
    if (now.isLocked())
        return lockedError(now);
    return text.isEmpty() ? std::nullopt : problemWith(definition, text);
}

std::optional<ChatError> SettingsStore::save(const SettingsFile::Changes &changes)
{
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        if (auto problem = refusal(change.key(), change.value()))
            return problem;
    }
    beginAfresh();
    auto error = write(changes);
    if (!error)
        resolve();
    return error;
}

std::optional<ChatError> SettingsStore::save(const SettingDefinition &definition,
                                             const QString &text)
{
    return save({{QString::fromLatin1(definition.key), text}});
}

std::optional<ChatError> SettingsStore::saveEndpoint(const Endpoint &endpoint)
{
    return save(*settingDefinition(u"endpoint"), endpoint.toString());
}

std::optional<QRect> SettingsStore::placement(const QString &screenName) const
{
    const auto found = m_entries.constFind(placementKey(screenName));
    if (found == m_entries.cend())
        return std::nullopt;
    const QStringList parts = found->value.split(u' ');
    std::array<int, 4> numbers{};
    if (parts.size() != qsizetype(numbers.size()))
        return std::nullopt;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        bool isNumber = false;
        numbers[i] = parts.at(qsizetype(i)).toInt(&isNumber);
        if (!isNumber || std::clamp(numbers[i], -kFarthest, kFarthest) != numbers[i])
            return std::nullopt;
    }
    const QRect rect(numbers[0], numbers[1], numbers[2], numbers[3]);
    return rect.isEmpty() ? std::nullopt : std::optional(rect);
}

std::optional<ChatError> SettingsStore::setPlacement(const QString &screenName,
                                                     const QRect &placement)
{
    const QString key = placementKey(screenName);
    const QString value = u"%1 %2 %3 %4"_s.arg(placement.x())
                              .arg(placement.y())
                              .arg(placement.width())
                              .arg(placement.height());
    if (m_entries.value(key).value != value) {
        if (auto problem = write({{key, value}}))
            return problem;
    }
    if (lastScreen() == screenName.left(kLongestScreenName))
        return std::nullopt;
    const QByteArray encoded = QUrl::toPercentEncoding(screenName.left(kLongestScreenName));
    return write({{lastScreenKey(), QString::fromLatin1(encoded)}});
}

QString SettingsStore::lastScreen() const
{
    return QUrl::fromPercentEncoding(m_entries.value(lastScreenKey()).value.toLatin1())
        .left(kLongestScreenName);
}

} // namespace ecom67
