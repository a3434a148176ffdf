// SPDX-License-Identifier: MIT
#include "core/Settings.h"

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = SettingSource::Kind;

namespace {

struct Candidate
{
    const Settings::Values *values;
    Kind source;
};

} // namespace

static QList<Candidate> strongestFirst(const Settings::Sources &sources)
{
    QList<Candidate> candidates{
        {&sources.policy, Kind::Policy},
        {&sources.commandLine, Kind::CommandLine},
        {&sources.environment, Kind::Environment},
        {&sources.userFile, Kind::UserFile},
    };
    for (const Settings::Values &values : sources.systemDefaults)
        candidates.append({&values, Kind::SystemDefault});
    return candidates;
}

/// A variable or a line without a value is left over from something, an empty option is meant.
static bool isEmptyMeant(Kind source)
{
    return source == Kind::CommandLine || source == Kind::Policy;
}

static SettingPlace placeOf(Kind source)
{
    switch (source) {
    case Kind::CommandLine:
        return SettingPlace::Option;
    case Kind::Environment:
        return SettingPlace::Environment;
    case Kind::BuiltIn:
    case Kind::SystemDefault:
    case Kind::UserFile:
    case Kind::Policy:
        break;
    }
    return SettingPlace::File;
}

static bool isAllowed(SettingPlaces places, Kind source)
{
    return places.testFlag(placeOf(source))
        || (source == Kind::Policy && places.testFlag(SettingPlace::Policy));
}

static QString placeOf(const SettingDefinition &definition, Kind source, const GivenValue &given)
{
    if (source == Kind::Environment)
        return definition.environmentVariable();
    if (source == Kind::CommandLine)
        return u"--"_s + definition.option();
    return given.place;
}

static std::optional<ChatError> problemWith(const SettingDefinition &definition, Kind source,
                                            const GivenValue &given)
{
    if (isAllowed(definition.places, source))
        return problemWith(definition, given.text);
    return ChatError{.code = ChatError::Code::SettingMisplaced,
                     .detail = {},
                     .httpStatus = 0,
                     .setting = QString::fromLatin1(definition.key)};
}

Settings::Settings(const Sources &sources)
{
    for (const SettingDefinition &definition : settingDefinitions())
        resolve(definition, sources);
}

void Settings::resolve(const SettingDefinition &definition, const Sources &sources)
{
    SettingValue setting{.key = QString::fromLatin1(definition.key),
                         .value = QString::fromLatin1(definition.defaultValue),
                         .source = Kind::BuiltIn,
                         .place = {},
                         .isSecret = definition.isSecret()};
    const auto candidates = strongestFirst(sources);
    for (const Candidate &candidate : candidates) {
        const auto given = candidate.values->constFind(setting.key);
        if (given == candidate.values->cend()
            || (given->text.isEmpty() && !isEmptyMeant(candidate.source)))
            continue;
        const QString place = placeOf(definition, candidate.source, *given);
        if (auto problem = problemWith(definition, candidate.source, *given)) {
            problem->place = place;
            m_rejected.append({setting.key, candidate.source, *problem});
        } else if (setting.source == Kind::BuiltIn) {
            setting.value = given->text;
            setting.source = candidate.source;
            setting.place = place;
        }
    }
    m_values.append(setting);
}

std::variant<Endpoint, ChatError> Settings::parsedEndpoint() const
{
    const RejectedSetting *broken = rejectedFor("endpoint"_L1);
    if (endpoint().trimmed().isEmpty() && broken)
        return broken->error;
    return Endpoint::parse(endpoint());
}

const SettingValue &Settings::valueOf(QLatin1StringView key) const
{
    const auto found = std::find_if(m_values.cbegin(), m_values.cend(),
                                    [key](const SettingValue &value) { return value.key == key; });
    Q_ASSERT(found != m_values.cend());
    return *found;
}

int Settings::number(QLatin1StringView key) const
{
    Q_ASSERT(settingDefinition(QString(key))->type == SettingType::Number);
    return valueOf(key).value.trimmed().toInt();
}

bool Settings::isOn(QLatin1StringView key) const
{
    Q_ASSERT(settingDefinition(QString(key))->type == SettingType::Switch);
    return valueOf(key).value.trimmed() == "true"_L1;
}

QString Settings::choice(QLatin1StringView key) const
{
    Q_ASSERT(settingDefinition(QString(key))->type == SettingType::Choice);
    return valueOf(key).value.trimmed();
}

const RejectedSetting *Settings::rejectedFor(QLatin1StringView key) const
{
    const auto found
        = std::find_if(m_rejected.cbegin(), m_rejected.cend(),
                       [key](const RejectedSetting &rejected) { return rejected.key == key; });
    return found == m_rejected.cend() ? nullptr : &*found;
}

} // namespace ecom67
