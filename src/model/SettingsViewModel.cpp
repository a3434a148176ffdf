// SPDX-License-Identifier: MIT
#include "model/SettingsViewModel.h"

#include "model/SettingsReport.h"
#include "storage/SettingsStore.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static QLatin1StringView keyOf(const SettingDefinition &definition)
{
    return QLatin1StringView(definition.key);
}

SettingsViewModel::SettingsViewModel(SettingsStore &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    resolve();
}

SettingsViewModel::~SettingsViewModel() = default;

SettingsViewModel::Page SettingsViewModel::pageOf(const SettingDefinition &definition)
{
    const QLatin1StringView key = keyOf(definition);
    const QLatin1StringView group = key.first(std::max<qsizetype>(0, key.indexOf('/'_L1)));
    static const QHash<QLatin1StringView, Page> pages{
        {"appearance"_L1, Page::Appearance}, {"chat"_L1, Page::Chat},
        {"history"_L1, Page::Chat},          {"shop"_L1, Page::Chat},
        {"action"_L1, Page::Chat},           {"identity"_L1, Page::Account},
        {"kiosk"_L1, Page::Kiosk},           {"log"_L1, Page::Diagnostics},
        {"update"_L1, Page::Diagnostics},
    };
    return definition.type == SettingType::Token ? Page::Account
                                                 : pages.value(group, Page::Connection);
}

void SettingsViewModel::resolve()
{
    Settings::Sources sources = m_settings.sources();
    sources.environment.clear();
    sources.commandLine.clear();
    m_own = Settings(sources);
    sources.userFile.clear();
    m_fallback = Settings(sources);
}

std::optional<ChatError> SettingsViewModel::problemOf(const SettingDefinition &definition) const
{
    const auto draft = m_drafts.constFind(keyOf(definition));
    if (draft == m_drafts.cend()) {
        const RejectedSetting *rejected = m_settings.settings().rejectedFor(keyOf(definition));
        return rejected ? std::optional(rejected->error) : std::nullopt;
    }
    return draft->text.isEmpty() ? std::nullopt : problemWith(definition, draft->text);
}

SettingField SettingsViewModel::field(const QString &key) const
{
    const SettingDefinition &definition = *settingDefinition(key);
    const auto draft = m_drafts.constFind(key);
    SettingField field{.definition = &definition,
                       .text = m_own.valueOf(keyOf(definition)).value,
                       .fallback = m_fallback.valueOf(keyOf(definition)).value,
                       .inEffect = m_settings.settings().valueOf(keyOf(definition)),
                       .isSetByUser = !m_settings.sources().userFile.value(key).text.isEmpty(),
                       .isTouched = draft != m_drafts.cend(),
                       .problem = problemOf(definition)};
    if (definition.isSecret()) {
        // Never handed on: a view has nothing to do with it.
        field.text.clear();
        field.inEffect.value.clear();
    }
    if (field.isTouched) {
        field.isReset = draft->isReset;
        field.text = draft->isReset ? field.fallback : draft->text;
    }
    return field;
}

std::optional<ChatError> SettingsViewModel::firstProblem() const
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (!m_drafts.contains(keyOf(definition)))
            continue;
        if (auto problem = problemOf(definition))
            return problem;
    }
    return std::nullopt;
}

QList<ChatError> SettingsViewModel::leftOut() const
{
    return m_settings.problems();
}

QString SettingsViewModel::endpointToTest() const
{
    const SettingField endpoint = field(u"endpoint"_s);
    return endpoint.isTouched ? endpoint.text : endpoint.inEffect.value;
}

QString SettingsViewModel::report(const QString &programInfo) const
{
    return settingsReport(m_settings, programInfo);
}

void SettingsViewModel::setDraft(const QString &key, const std::optional<Draft> &draft)
{
    if (draft)
        m_drafts.insert(key, *draft);
    else
        m_drafts.remove(key);
    Q_EMIT fieldChanged(key);
    Q_EMIT changesChanged();
}

void SettingsViewModel::setText(const QString &key, const QString &text)
{
    const SettingField now = field(key);
    if (!now.isEditable() || text == now.text)
        return;
    const bool isAsBefore = text == m_own.valueOf(keyOf(*now.definition)).value;
    setDraft(key, isAsBefore ? std::nullopt : std::optional(Draft{.text = text}));
}

void SettingsViewModel::reset(const QString &key)
{
    const SettingField now = field(key);
    if (!now.isEditable())
        return;
    setDraft(key,
             now.isSetByUser ? std::optional(Draft{.text = {}, .isReset = true}) : std::nullopt);
}

void SettingsViewModel::refresh()
{
    resolve();
    m_drafts.removeIf([this](const auto &draft) {
        const SettingValue &own = m_own.valueOf(keyOf(*settingDefinition(draft.key())));
        // The administrator has decided meanwhile, or somebody has saved the same.
        return own.isLocked() || (!draft.value().isReset && draft.value().text == own.value);
    });
    for (const SettingDefinition &definition : settingDefinitions())
        Q_EMIT fieldChanged(QString::fromLatin1(definition.key));
    Q_EMIT changesChanged();
}

void SettingsViewModel::save()
{
    if (!hasChanges() || firstProblem())
        return;
    SettingsFile::Changes changes;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft)
        changes.insert(draft.key(), draft->text.trimmed());
    if (const auto problem = m_settings.save(changes)) {
        Q_EMIT saveFailed(*problem);
        return;
    }
    m_drafts.clear();
    refresh();
    Q_EMIT saved(changes.keys());
}

} // namespace ecom67
