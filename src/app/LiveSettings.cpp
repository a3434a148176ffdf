// SPDX-License-Identifier: MIT
#include "app/LiveSettings.h"

#include "app/Logging.h"
#include "core/Redaction.h"
#include "storage/SettingsStore.h"

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// Which setting, what is wrong and where; never the value, which may be a secret.
static void warnOf(const ChatError &problem)
{
    const QString where = placeText(problem);
    qCWarning(lcApp).noquote() << "settings:" << redacted(where.isEmpty() ? problem.detail : where)
                               << problem.code;
}

LiveSettings::LiveSettings(SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_watcher(settings.files())
{
    connect(&m_watcher, &SettingsWatcher::changed, this, &LiveSettings::reload);
}

LiveSettings::~LiveSettings() = default;

void LiveSettings::start()
{
    reportNewProblems();
}

void LiveSettings::reload()
{
    const QStringList changed = m_settings.reload();
    for (const QString &key : changed) {
        if (settingDefinition(key)->effect == SettingEffect::NextStart)
            reportRestart(key);
    }
    reportNewProblems();
    // Before the endpoint: whoever connects to another one goes the new way.
    if (std::any_of(changed.cbegin(), changed.cend(),
                    [](const QString &key) { return key.startsWith("network/"_L1); }))
        Q_EMIT networkChanged();
    if (changed.contains("endpoint"_L1))
        Q_EMIT endpointChanged();
    if (std::any_of(changed.cbegin(), changed.cend(), [](const QString &key) {
            return key.startsWith("shop/"_L1) || key.startsWith("action/"_L1);
        }))
        Q_EMIT shopChanged();
    if (std::any_of(changed.cbegin(), changed.cend(), [](const QString &key) {
            return key.startsWith("appearance/"_L1) || key == "chat/sendKey"_L1;
        }))
        Q_EMIT lookChanged();
    Q_EMIT reloaded();
}

void LiveSettings::reportNewProblems()
{
    QList<ChatError> all = m_settings.problems();
    QList<ChatError> fresh = all;
    fresh.removeIf([this](const ChatError &problem) { return m_known.contains(problem); });
    m_known = std::move(all);
    for (const ChatError &problem : std::as_const(fresh))
        warnOf(problem);
    if (!fresh.isEmpty())
        Q_EMIT problemFound(fresh.constFirst());
}

void LiveSettings::reportRestart(const QString &key)
{
    if (m_saidOnce.contains(key))
        return;
    m_saidOnce.insert(key);
    qCInfo(lcApp).noquote() << "settings:" << key << "counts from the next start on";
    Q_EMIT problemFound(
        {.code = ChatError::Code::SettingsNeedRestart,
         .detail = {},
         .httpStatus = 0,
         .setting = key,
         .place = m_settings.settings().valueOf(QLatin1StringView(key.toLatin1())).place});
}

} // namespace ecom67
