// SPDX-License-Identifier: MIT
#pragma once

#include "model/ConversationSearch.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace ecom67 {

class Announcer;
class ConversationModel;
class FindStrip;
class MessageListView;

/// Joins the strip in which words are typed, the search for them and the list that shows the
/// places, and says the count to screen readers.
class FindBinding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindBinding)

public:
    struct Parts
    {
        ConversationModel &conversation;
        FindStrip &strip;
        MessageListView &list;
        Announcer &announcer;
    };

    /// All parts must outlive this object.
    explicit FindBinding(Parts parts, QObject *parent = nullptr);
    ~FindBinding() override;

    bool isOpen() const;
    /// Whether the keyboard is in the strip.
    bool hasFocus() const;
    void open();
    /// Ends the finding and gives the keyboard back to where it was; false when nothing was open.
    bool close();
    void next(); ///< opens the strip when it is not there
    void previous();

private:
    void startSearch();
    void step(bool isForward);
    void showState();
    void mark();
    void look();
    void announce();
    QString countText() const;

    Parts m_parts;
    ConversationSearch m_search;
    QTimer m_announceTimer; ///< not each letter while somebody types
    QPointer<QWidget> m_focusedBefore;
    bool m_isStepTold = false; ///< which message, not only how many places
};

} // namespace ecom67
