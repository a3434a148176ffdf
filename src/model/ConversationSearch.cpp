// SPDX-License-Identifier: MIT
#include "model/ConversationSearch.h"

#include "model/ConversationModel.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ecom67 {

ConversationSearch::ConversationSearch(ConversationModel &conversation, ShownText shownText,
                                       std::chrono::milliseconds slice, QObject *parent)
    : QObject(parent)
    , m_conversation(conversation)
    , m_shownText(std::move(shownText))
    , m_slice(slice)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::chrono::milliseconds(0));
    connect(&m_timer, &QTimer::timeout, this, &ConversationSearch::searchSlice);
    connect(&m_conversation, &QAbstractItemModel::rowsInserted, this, [this] {
        if (isActive())
            m_timer.start();
    });
    connect(&m_conversation, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex & /*parent*/, int first, int last) {
                onRowsRemoved(first, last);
            });
    connect(&m_conversation, &QAbstractItemModel::dataChanged, this,
            &ConversationSearch::onDataChanged);
    connect(&m_conversation, &QAbstractItemModel::modelReset, this, &ConversationSearch::stop);
}

ConversationSearch::~ConversationSearch() = default;

void ConversationSearch::start(const QString &words, MessageId from)
{
    forget();
    m_matcher = TextMatcher(words);
    if (isActive()) {
        m_below = std::max(0, m_conversation.rowOf(from));
        m_above = m_below - 1;
        searchSlice(); // a short conversation answers at once
    } else {
        Q_EMIT changed();
    }
}

void ConversationSearch::stop()
{
    if (!isActive())
        return;
    forget();
    Q_EMIT changed();
}

void ConversationSearch::forget()
{
    m_timer.stop();
    m_matcher = TextMatcher();
    m_places.clear();
    m_below = 0;
    m_above = -1;
    m_count = 0;
    m_before = 0;
    m_current = {};
}

bool ConversationSearch::isComplete() const
{
    return !isActive() || (m_above < 0 && m_below >= m_conversation.rowCount());
}

int ConversationSearch::position() const
{
    return m_current.message == 0 ? 0 : m_before + m_current.ordinal + 1;
}

void ConversationSearch::searchSlice()
{
    const QDeadlineTimer end(m_slice);
    do {
        if (m_below < m_conversation.rowCount())
            search(m_below++);
        else if (m_above >= 0)
            search(m_above--);
    } while (!isComplete() && !end.hasExpired());
    if (!isComplete())
        m_timer.start();
    Q_EMIT changed();
}

void ConversationSearch::search(int row)
{
    const Message &message = m_conversation.messageAt(row);
    const int places = m_matcher.count(m_shownText(message));
    setPlaces(message.id, places);
    if (places > 0 && m_current.message == 0)
        setCurrent({message.id, 0});
}

void ConversationSearch::setPlaces(MessageId id, int places)
{
    const auto found = m_places.find(id);
    const int before = found == m_places.end() ? 0 : found->second;
    m_count += places - before;
    if (id < m_current.message)
        m_before += places - before;
    if (places > 0)
        m_places.insert_or_assign(id, places);
    else if (found != m_places.end())
        m_places.erase(found);
    if (id != m_current.message || m_current.ordinal < places)
        return;
    // The current place is gone; it was looked at already, so nothing moves.
    const auto next = m_places.lower_bound(id);
    if (places > 0)
        m_current.ordinal = places - 1;
    else if (next != m_places.end())
        m_current = {next->first, 0};
    else
        m_current = {};
    if (m_current.message == 0)
        m_before = 0;
}

void ConversationSearch::setCurrent(Hit hit)
{
    m_current = hit;
    m_before = 0;
    for (auto it = m_places.cbegin(); it != m_places.cend() && it->first < hit.message; ++it)
        m_before += it->second;
    Q_EMIT currentChanged();
}

void ConversationSearch::next()
{
    if (m_places.empty())
        return;
    const auto here = m_places.lower_bound(m_current.message);
    Hit hit{m_places.cbegin()->first, 0};
    if (here != m_places.cend() && m_current.ordinal + 1 < here->second)
        hit = {here->first, m_current.ordinal + 1};
    else if (here != m_places.cend() && std::next(here) != m_places.cend())
        hit = {std::next(here)->first, 0};
    setCurrent(hit);
    Q_EMIT changed();
}

void ConversationSearch::previous()
{
    if (m_places.empty())
        return;
    const auto here = m_places.lower_bound(m_current.message);
    Hit hit{m_places.crbegin()->first, m_places.crbegin()->second - 1};
    if (here != m_places.cend() && m_current.ordinal > 0)
        hit = {here->first, m_current.ordinal - 1};
    else if (here != m_places.cbegin())
        hit = {std::prev(here)->first, std::prev(here)->second - 1};
    setCurrent(hit);
    Q_EMIT changed();
}

void ConversationSearch::onRowsRemoved(int first, int last)
{
    if (!isActive())
        return;
    for (int row = first; row <= last; ++row)
        setPlaces(m_conversation.messageAt(row).id, 0);
    const auto removedBefore
        = [=](int row) { return std::clamp(row - first, 0, last - first + 1); };
    m_below -= removedBefore(m_below);
    m_above -= removedBefore(m_above + 1);
    Q_EMIT changed();
}

void ConversationSearch::onDataChanged(const QModelIndex &first, const QModelIndex &last,
                                       const QList<int> &roles)
{
    if (!isActive() || !roles.contains(ConversationModel::TextRole))
        return;
    for (int row = first.row(); row <= last.row(); ++row) {
        if (row > m_above && row < m_below)
            search(row);
    }
    Q_EMIT changed();
}

} // namespace ecom67
