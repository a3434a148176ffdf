// SPDX-License-Identifier: MIT
#include "core/ShownSetting.h"

#include "core/Redaction.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

QString sourceName(SettingSource::Kind source)
{
    switch (source) {
    case SettingSource::Kind::BuiltIn:
        return u"built-in"_s;
    case SettingSource::Kind::SystemDefault:
        return u"system default"_s;
    case SettingSource::Kind::UserFile:
        return u"user file"_s;
    case SettingSource::Kind::Environment:
        return u"environment"_s;
    case SettingSource::Kind::CommandLine:
        return u"command line"_s;
    case SettingSource::Kind::Policy:
        return u"policy"_s;
    }
    return {};
}

QString shownValue(const SettingValue &value)
{
    if (value.isSecret)
        return value.value.isEmpty() ? u"not set"_s : u"set"_s;
    return redacted(value.value);
}

} // namespace ecom67
