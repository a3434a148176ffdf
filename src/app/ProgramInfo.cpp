// SPDX-License-Identifier: MIT
#include "app/ProgramInfo.h"

#include "service/NetworkReport.h"
#include "storage/ProfilePaths.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSqlDatabase>
#include <QStringList>
#include <QSysInfo>

namespace ecom67 {

using namespace Qt::StringLiterals;

QString programVersion()
{
    return u"E-Com67 Support "_s + QCoreApplication::applicationVersion();
}

static QString pathLines(const QString &profile)
{
    const auto paths = ProfilePaths::forProfile(profile);
    if (const auto *error = std::get_if<ChatError>(&paths))
        return u"profile: "_s + error->detail + u'\n';
    const auto &found = std::get<ProfilePaths>(paths);
    return u"settings file: "_s + found.settingsFile() + u"\nsystem defaults: "_s
        + found.systemDefaultFiles().join(u", "_s) + u"\nconversation file: "_s
        + found.conversationFile() + u"\nlog file: "_s + found.logFile() + u'\n';
}

QString programInfo(const QString &profile)
{
    const auto orNone = [](const QString &text) { return text.isEmpty() ? u"none"_s : text; };
    const QStringList lines = QStringList{
        u"version: "_s + programVersion(),
        u"Qt: "_s + QString::fromLatin1(qVersion()) + u" (built with "_s
            + QStringLiteral(QT_VERSION_STR) + u")"_s,
        u"system: "_s + QSysInfo::prettyProductName() + u", "_s
            + QSysInfo::currentCpuArchitecture(),
        u"locale: "_s + QLocale::system().name(),
    } + networkReport() + QStringList{
        u"database drivers: "_s + orNone(QSqlDatabase::drivers().join(u", "_s)),
        u"plugins: "_s + QLibraryInfo::path(QLibraryInfo::PluginsPath),
    };
    return lines.join(u'\n') + u'\n' + pathLines(profile);
}

} // namespace ecom67
