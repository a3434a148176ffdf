// SPDX-License-Identifier: MIT
#include "view/FindBinding.h"

#include "model/ConversationModel.h"
#include "view/Announcer.h"
#include "view/DeliveryText.h"
#include "view/FindMarks.h"
#include "view/FindStrip.h"
#include "view/MessageListView.h"
#include "view/MessageText.h"

#include <QLocale>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ecom67 {

/// After the last letter typed.
static constexpr auto kAnnounceRest = 400ms;

FindBinding::FindBinding(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_search(parts.conversation, messageText::plainText)
{
    m_announceTimer.setSingleShot(true);
    m_announceTimer.setInterval(kAnnounceRest);
    connect(&m_announceTimer, &QTimer::timeout, this, &FindBinding::announce);
    const FindStrip *strip = &m_parts.strip;
    connect(strip, &FindStrip::wordsChanged, this, &FindBinding::startSearch);
    connect(strip, &FindStrip::nextRequested, this, &FindBinding::next);
    connect(strip, &FindStrip::previousRequested, this, &FindBinding::previous);
    connect(strip, &FindStrip::closeRequested, this, &FindBinding::close);
    connect(&m_search, &ConversationSearch::changed, this, &FindBinding::showState);
    connect(&m_search, &ConversationSearch::currentChanged, this, &FindBinding::look);
    // Words that somebody looked for are not there for the next person.
    connect(&m_parts.conversation, &QAbstractItemModel::modelReset, this, [this] {
        m_parts.strip.clear();
        close();
    });
}

FindBinding::~FindBinding() = default;

bool FindBinding::isOpen() const
{
    return !m_parts.strip.isHidden();
}

bool FindBinding::hasFocus() const
{
    return isOpen() && m_parts.strip.isAncestorOf(m_parts.strip.window()->focusWidget());
}

void FindBinding::open()
{
    if (!isOpen()) {
        m_focusedBefore = m_parts.strip.window()->focusWidget();
        m_parts.strip.show();
        startSearch();
    }
    m_parts.strip.focusField();
}

bool FindBinding::close()
{
    if (!isOpen())
        return false;
    const bool hadFocus = hasFocus();
    m_announceTimer.stop();
    m_search.stop();
    mark();
    m_parts.strip.hide();
    if (!hadFocus)
        return true;
    if (m_focusedBefore && m_focusedBefore->isVisible())
        m_focusedBefore->setFocus(Qt::OtherFocusReason);
    else
        m_parts.list.setFocus(Qt::OtherFocusReason);
    return true;
}

void FindBinding::next()
{
    step(true);
}

void FindBinding::previous()
{
    step(false);
}

void FindBinding::step(bool isForward)
{
    if (!isOpen()) {
        open();
        return;
    }
    isForward ? m_search.next() : m_search.previous();
    m_isStepTold = true;
    announce();
}

void FindBinding::startSearch()
{
    if (!isOpen())
        return;
    // Longer words go on where the shorter ones were found.
    const MessageId here = m_search.current().message;
    m_isStepTold = false;
    m_announceTimer.start();
    m_search.start(m_parts.strip.words(), here != 0 ? here : m_parts.list.firstInView());
}

void FindBinding::look()
{
    mark();
    m_parts.list.showCurrentMark();
}

void FindBinding::mark()
{
    m_parts.list.setFindMarks({.matcher = m_search.matcher(),
                               .current = m_search.current().message,
                               .ordinal = m_search.current().ordinal});
}

QString FindBinding::countText() const
{
    if (!m_search.isActive())
        return {};
    if (m_search.count() == 0) {
        return m_search.isComplete()
            ? tr("No matches")
            //: In place of the number of places found, while a very long chat is searched
            : tr("Searching...");
    }
    const QLocale locale;
    //: Which of the places found is looked at, and how many there are: "3 of 17"
    return tr("%1 of %2")
        .arg(locale.toString(m_search.position()), locale.toString(m_search.count()));
}

void FindBinding::showState()
{
    const bool isNone = m_search.isActive() && m_search.isComplete() && m_search.count() == 0;
    m_parts.strip.showCount(countText(), isNone);
    m_parts.strip.setStepsOffered(m_search.count() > 0);
    mark();
}

void FindBinding::announce()
{
    const MessageId id = m_search.current().message;
    const int row = m_parts.conversation.rowOf(id);
    if (!m_search.isComplete() && !m_isStepTold) {
        m_announceTimer.start(); // how many is not known yet
    } else if (row >= 0 && m_parts.announcer.isHeard()) {
        //: Screen reader: found words; %1 is "3 of 17", %2 says who wrote the message and what
        m_parts.announcer.announce(
            tr("%1. %2").arg(countText(), messageDescription(m_parts.conversation.messageAt(row))));
    } else {
        m_parts.announcer.announce(countText());
    }
}

} // namespace ecom67
