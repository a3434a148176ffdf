// SPDX-License-Identifier: MIT
#include "storage/RegistryPolicy.h"

#include <QSettings>

namespace ecom67 {

using namespace Qt::StringLiterals;

RegistryPolicy::RegistryPolicy() = default;

RegistryPolicy::~RegistryPolicy() = default;

PolicySource::Reading RegistryPolicy::read() const
{
    const QString path = u"HKEY_LOCAL_MACHINE\\Software\\Policies\\E-Com67"_s;
    const QSettings registry(path, QSettings::NativeFormat);
    Reading result;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        // A number may be a DWORD; anything that is no text at all comes as an empty one.
        if (registry.contains(key))
            result.values.insert(key,
                                 {registry.value(key).toString(), QString(path + u'\\' + key)});
    }
    return result;
}

} // namespace ecom67
