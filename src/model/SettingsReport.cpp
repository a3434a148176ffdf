// SPDX-License-Identifier: MIT
#include "model/SettingsReport.h"

#include "core/Redaction.h"
#include "core/ShownSetting.h"
#include "storage/SettingsStore.h"

#include <QStringList>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString lineOf(const SettingValue &value)
{
    const QString shown = shownValue(value);
    QStringList from{sourceName(value.source)};
    if (value.isLocked())
        from.append(u"locked"_s);
    if (!value.place.isEmpty())
        from.append(redacted(value.place));
    return value.key + u" = "_s + (shown.isEmpty() ? u"none"_s : shown) + u" ("_s
        + from.join(u", "_s) + u')';
}

static QString lineOf(const ChatError &problem)
{
    const QString place = placeText(problem);
    return QString::fromLatin1(sentenceFor(problem.code)) + u" ("_s
        + redacted(place.isEmpty() ? problem.detail : place) + u')';
}

QString settingsReport(const SettingsStore &settings, const QString &programInfo)
{
    QStringList lines;
    const auto information = programInfo.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : information)
        lines.append(redacted(line));
    lines.append(u"\nSettings"_s);
    for (const SettingValue &value : settings.settings().all())
        lines.append(lineOf(value));
    const QList<ChatError> problems = settings.problems();
    if (!problems.isEmpty())
        lines.append(u"\nNot used"_s);
    for (const ChatError &problem : problems)
        lines.append(lineOf(problem));
    return lines.join(u'\n') + u'\n';
}

} // namespace ecom67
