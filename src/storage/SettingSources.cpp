// SPDX-License-Identifier: MIT
#include "storage/SettingSources.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

Settings::Values settingValues(const SettingsFile::Entries &entries, const QString &fileName)
{
    Settings::Values values;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        const auto found = entries.constFind(key);
        if (found != entries.cend()) {
            values.insert(
                key,
                {found->value, QString(fileName + u": line "_s + QString::number(found->line))});
        }
    }
    return values;
}

Settings::Values settingValues(const QProcessEnvironment &environment)
{
    Settings::Values values;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString variable = definition.environmentVariable();
        if (environment.contains(variable))
            values.insert(QString::fromLatin1(definition.key), environment.value(variable));
    }
    return values;
}

SystemSettings SystemSettings::ofThisMachine(const ProfilePaths &paths)
{
    return {.defaultFiles = paths.systemDefaultFiles(), .policy = PolicySource::ofThisSystem()};
}

} // namespace ecom67
