// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"
#include "core/Settings.h"
#include "model/SettingField.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace ecom67 {

class SettingsStore;

/// The settings while somebody changes them: what is typed is kept here until it is saved, all in
/// one go, and nothing of it counts before.
class SettingsViewModel : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsViewModel)

public:
    /// What belongs together.
    enum class Page { Connection, Account, Appearance, Chat, Kiosk, Diagnostics };
    Q_ENUM(Page)

    /// The settings must outlive this object.
    explicit SettingsViewModel(SettingsStore &settings, QObject *parent = nullptr);
    ~SettingsViewModel() override;

    /// Follows from the group of the key; what is of no known group belongs to Connection.
    static Page pageOf(const SettingDefinition &definition);

    /// Of a key of the table.
    SettingField field(const QString &key) const;

    bool hasChanges() const noexcept { return !m_drafts.isEmpty(); }
    /// The first, in the order of the table, that keeps the changes from being saved, or nothing.
    std::optional<ChatError> firstProblem() const;
    /// Everything that somebody set and that is not used, each with its place.
    QList<ChatError> leftOut() const;
    /// What a test of the connection is about: what was typed, otherwise what is in use.
    QString endpointToTest() const;
    /// For the shop's support, see settingsReport().
    QString report(const QString &programInfo) const;

public Q_SLOTS:
    void setText(const QString &key, const QString &text);
    void reset(const QString &key); ///< takes the user's wish back; counts when it is saved
    /// What the sources say has changed: fields that nobody touched follow, what was typed stays.
    void refresh();
    /// Writes what was changed and nothing else. Ends with saved(), or with saveFailed() and
    /// everything as it was; without changes, or with a problem, with neither.
    void save();

Q_SIGNALS:
    void fieldChanged(const QString &key);
    void changesChanged(); ///< of hasChanges() or firstProblem()
    void saved(const QStringList &keys);
    void saveFailed(const ecom67::ChatError &error);

private:
    struct Draft
    {
        QString text;
        bool isReset = false;
    };

    void resolve();
    void setDraft(const QString &key, const std::optional<Draft> &draft);
    std::optional<ChatError> problemOf(const SettingDefinition &definition) const;

    SettingsStore &m_settings;
    Settings m_own; ///< without environment and command line: what the file makes of it
    Settings m_fallback; ///< and without the file
    QHash<QString, Draft> m_drafts;
};

} // namespace ecom67
