// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ecom67 {

class ConversationStore;

/// Saves what is being typed: not with each key, since each save costs a sync of the disk, but
/// when the customer pauses, and at the latest a while after the first key that is not saved.
class DraftSaver : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DraftSaver)

public:
    struct Timing
    {
        std::chrono::milliseconds pause{250}; ///< since the last key
        std::chrono::milliseconds latest{1'000}; ///< since the first key that is not saved
    };

    /// store must outlive this object.
    DraftSaver(ConversationStore &store, Timing timing, QObject *parent = nullptr);
    /// Saves what is not saved yet.
    ~DraftSaver() override;

    void keep(const QString &text); ///< saves it soon
    void save(); ///< what is not saved yet, now
    void forget(); ///< what is not saved yet need not be: the draft was stored in another way

private:
    ConversationStore &m_store;
    Timing m_timing;
    std::optional<QString> m_unsaved;
    QDeadlineTimer m_latest; ///< for m_unsaved
    QTimer m_timer;
};

} // namespace ecom67
