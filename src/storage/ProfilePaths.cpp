// SPDX-License-Identifier: MIT
#include "storage/ProfilePaths.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <utility>

#ifdef Q_OS_WIN
#include <windows.h>

#include <shlobj.h>
#endif

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kDefault = "default"_L1;
static constexpr auto kFolder = "/E-Com67/E-Com67 Support"_L1;

static bool isAllowed(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
        || c == u'-' || c == u'_';
}

/// Windows opens a device instead of a folder of such a name.
static bool isDeviceName(QStringView name)
{
    static constexpr std::array devices{"con"_L1, "prn"_L1, "aux"_L1, "nul"_L1};
    const auto isSame
        = [name](QLatin1StringView device) { return !name.compare(device, Qt::CaseInsensitive); };
    const bool isPort = name.size() == 4 && name.back().isDigit()
        && (name.startsWith("com"_L1, Qt::CaseInsensitive)
            || name.startsWith("lpt"_L1, Qt::CaseInsensitive));
    return isPort || std::any_of(devices.begin(), devices.end(), isSame);
}

ProfilePaths::ProfilePaths(QString profile)
    : m_profile(std::move(profile))
{
}

std::variant<ProfilePaths, ChatError> ProfilePaths::forProfile(QStringView name)
{
    if (name.isEmpty() || name.compare(kDefault, Qt::CaseInsensitive) == 0)
        return ProfilePaths(kDefault);
    if (name.size() > kLongestName || isDeviceName(name)
        || !std::all_of(name.begin(), name.end(), isAllowed)) {
        return ChatError{.code = ChatError::Code::ProfileInvalid,
                         .detail = {},
                         .httpStatus = 0,
                         .setting = u"profile"_s};
    }
    return ProfilePaths(name.toString());
}

bool ProfilePaths::isDefault() const
{
    return m_profile == kDefault;
}

QString ProfilePaths::settingsFileIn(const QString &folder) const
{
    return folder + kFolder + (isDefault() ? QString() : QString(u'-' + m_profile)) + u".ini"_s;
}

QString ProfilePaths::settingsFile() const
{
    return settingsFileIn(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

/// Where every user of Windows may put files for all others; empty elsewhere.
static QString everybodysFolder()
{
    QString result;
#ifdef Q_OS_WIN
    wchar_t *folder = nullptr;
    if (SUCCEEDED(SHGetKnownFolderPath(FOLDERID_ProgramData, 0, nullptr, &folder)))
        result = QDir::fromNativeSeparators(QString::fromWCharArray(folder));
    CoTaskMemFree(folder);
#endif
    return result;
}

QStringList ProfilePaths::systemDefaultFiles() const
{
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    folders.removeAll(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
    folders.removeAll(everybodysFolder());
    // What they are relative to would be anybody's choice.
    folders.removeIf([](const QString &folder) { return QDir::isRelativePath(folder); });
    for (QString &folder : folders)
        folder = settingsFileIn(folder);
    return folders;
}

QString ProfilePaths::dataFolder() const
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + kFolder + u'/'
        + m_profile;
}

/// QStandardPaths has it from Qt 6.7 on.
static QString stateLocation()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    const QString chosen = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(chosen) ? chosen : QString(QDir::homePath() + u"/.local/state"_s);
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
#endif
}

QString ProfilePaths::logFile() const
{
    return stateLocation() + kFolder + u'/' + m_profile + u"/chat.log"_s;
}

QString ProfilePaths::conversationFile() const
{
    return dataFolder() + u"/chat.sqlite"_s;
}

} // namespace ecom67
