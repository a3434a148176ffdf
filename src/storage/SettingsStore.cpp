// SPDX-License-Identifier: MIT
#include "storage/SettingsStore.h"

#include "storage/Logging.h"
#include "storage/PrivateFile.h"

#include <QList>
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

static Settings::Values valuesOf(const QProcessEnvironment &environment)
{
    Settings::Values values;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString variable = QString::fromLatin1(definition.environment);
        if (environment.contains(variable))
            values.insert(QString::fromLatin1(definition.key), environment.value(variable));
    }
    return values;
}

SettingsStore::SettingsStore(const QString &userFile, Settings::Values commandLine,
                             const QProcessEnvironment &environment)
    : m_file(userFile)
{
    m_sources.commandLine = std::move(commandLine);
    m_sources.environment = valuesOf(environment);
    readUserFile();
    resolve();
}

void SettingsStore::readUserFile()
{
    auto read = m_file.read();
    if (auto *error = std::get_if<ChatError>(&read)) {
        qCWarning(lcStorage).noquote() << "settings file:" << error->detail;
        m_problem = std::move(*error);
        return;
    }
    m_entries = std::get<SettingsFile::Entries>(std::move(read));
}

void SettingsStore::resolve()
{
    m_sources.userFile.clear();
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        const auto found = m_entries.constFind(key);
        if (found == m_entries.cend())
            continue;
        if (definition.isSecret)
            qCWarning(lcStorage).noquote() << "settings file: ignored the secret" << key;
        else
            m_sources.userFile.insert(key, *found);
    }
    m_settings = Settings(m_sources);
}

std::optional<ChatError> SettingsStore::save(const QString &key, const QString &value)
{
    if (m_problem)
        return m_problem;
    if (auto error = m_file.write(key, value)) {
        qCWarning(lcStorage).noquote() << "settings file:" << error->detail;
        return error;
    }
    m_entries.insert(key, value);
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

std::optional<ChatError> SettingsStore::saveEndpoint(const Endpoint &endpoint)
{
    beginAfresh();
    auto error = save(u"endpoint"_s, endpoint.toString());
    if (!error)
        resolve();
    return error;
}

std::optional<QRect> SettingsStore::placement(const QString &screenName) const
{
    const auto found = m_entries.constFind(placementKey(screenName));
    if (found == m_entries.cend())
        return std::nullopt;
    const QStringList parts = found->split(u' ');
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
    if (m_entries.value(key) != value) {
        if (auto problem = save(key, value))
            return problem;
    }
    if (lastScreen() == screenName.left(kLongestScreenName))
        return std::nullopt;
    const QByteArray encoded = QUrl::toPercentEncoding(screenName.left(kLongestScreenName));
    return save(lastScreenKey(), QString::fromLatin1(encoded));
}

QString SettingsStore::lastScreen() const
{
    return QUrl::fromPercentEncoding(m_entries.value(lastScreenKey()).toLatin1())
        .left(kLongestScreenName);
}

} // namespace ecom67
