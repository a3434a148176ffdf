// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "core/TextMatcher.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>

class QModelIndex;

namespace ecom67 {

class ConversationModel;

/// Looks for words in the whole transcript, a slice at a time so that nothing waits for it, and
/// knows which of the places found is the current one. What arrives, changes or goes while it looks
/// is counted as well. Where the places lie on the screen is the view's.
class ConversationSearch : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationSearch)

public:
    /// The text of a message as it is shown; that is what is searched.
    using ShownText = std::function<QString(const Message &)>;

    /// Of one slice: leaves half of a frame to everything else.
    static constexpr std::chrono::milliseconds kSlice{6};

    /// One place: the how manieth in which message, from 0.
    struct Hit
    {
        MessageId message = 0; ///< 0: none
        int ordinal = 0;

        friend bool operator==(const Hit &, const Hit &) = default;
    };

    /// conversation must outlive this object. At least one message is searched in each slice.
    ConversationSearch(ConversationModel &conversation, ShownText shownText,
                       std::chrono::milliseconds slice = kSlice, QObject *parent = nullptr);
    ~ConversationSearch() override;

    /// Looks from this message to the end first, then back from it to the beginning: what is found
    /// first becomes the current place. 0 or a message that is gone: from the beginning.
    void start(const QString &words, MessageId from);
    void stop(); ///< nothing is looked for any more

    bool isActive() const { return !m_matcher.isEmpty(); }
    bool isComplete() const; ///< every message was searched
    int count() const noexcept { return m_count; } ///< places found so far
    int position() const; ///< of the current one among them, from 1; 0: none
    const Hit &current() const noexcept { return m_current; }
    const TextMatcher &matcher() const noexcept { return m_matcher; }

    // Past the last one comes the first.
    void next();
    void previous();

Q_SIGNALS:
    void changed(); ///< anything of the above
    void currentChanged(); ///< by a new search or a step: should be looked at

private:
    void searchSlice();
    void search(int row);
    void setPlaces(MessageId id, int places);
    void setCurrent(Hit hit);
    void forget();
    void onRowsRemoved(int first, int last);
    void onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);

    ConversationModel &m_conversation;
    ShownText m_shownText;
    std::chrono::milliseconds m_slice;
    QTimer m_timer; ///< one shot of 0 ms, again and again
    TextMatcher m_matcher;
    std::map<MessageId, int> m_places; ///< of messages that have any
    int m_below = 0; ///< the next row to search on the way to the end
    int m_above = -1; ///< the next row to search on the way to the beginning
    int m_count = 0;
    int m_before = 0; ///< places in messages before the current one
    Hit m_current;
};

} // namespace ecom67
