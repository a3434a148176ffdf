// SPDX-License-Identifier: MIT
#include "storage/ManagedPreferences.h"

#include <CoreFoundation/CoreFoundation.h>
#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

ManagedPreferences::ManagedPreferences() = default;

ManagedPreferences::~ManagedPreferences() = default;

static QString textOf(CFPropertyListRef value)
{
    const CFTypeID type = CFGetTypeID(value);
    if (type == CFStringGetTypeID())
        return QString::fromCFString(static_cast<CFStringRef>(value));
    if (type == CFBooleanGetTypeID())
        return CFBooleanGetValue(static_cast<CFBooleanRef>(value)) ? u"true"_s : u"false"_s;
    long long number = 0;
    if (type == CFNumberGetTypeID()
        && CFNumberGetValue(static_cast<CFNumberRef>(value), kCFNumberLongLongType, &number))
        return QString::number(number);
    return {};
}

/// The value that is forced, or nothing: what a user has set there is not locked.
static std::optional<QString> forcedValue(const QString &key)
{
    const CFStringRef application = CFSTR("com.ecom67.support");
    CFStringRef name = key.toCFString();
    std::optional<QString> result;
    if (CFPreferencesAppValueIsForced(name, application)) {
        if (CFPropertyListRef value = CFPreferencesCopyAppValue(name, application)) {
            result = textOf(value);
            CFRelease(value);
        }
    }
    CFRelease(name);
    return result;
}

PolicySource::Reading ManagedPreferences::read() const
{
    CFPreferencesAppSynchronize(CFSTR("com.ecom67.support"));
    Reading result;
    for (const SettingDefinition &definition : settingDefinitions()) {
        const QString key = QString::fromLatin1(definition.key);
        if (const auto value = forcedValue(key))
            result.values.insert(key, {*value, u"managed preferences"_s});
    }
    return result;
}

} // namespace ecom67
