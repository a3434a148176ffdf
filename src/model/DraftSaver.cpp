// SPDX-License-Identifier: MIT
#include "model/DraftSaver.h"

#include "storage/ConversationStore.h"

#include <algorithm>
#include <utility>

namespace ecom67 {

DraftSaver::DraftSaver(ConversationStore &store, Timing timing, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DraftSaver::save);
}

DraftSaver::~DraftSaver()
{
    save();
}

void DraftSaver::keep(const QString &text)
{
    if (!m_unsaved)
        m_latest = QDeadlineTimer(m_timing.latest);
    m_unsaved = text;
    m_timer.start(std::min(m_timing.pause, std::chrono::milliseconds(m_latest.remainingTime())));
}

void DraftSaver::save()
{
    m_timer.stop();
    if (const auto text = std::exchange(m_unsaved, std::nullopt))
        m_store.setDraft(*text);
}

void DraftSaver::forget()
{
    m_timer.stop();
    m_unsaved.reset();
}

} // namespace ecom67
