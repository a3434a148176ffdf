// SPDX-License-Identifier: MIT
#include "view/MessageTarget.h"

#include "core/LinkPolicy.h"

#include <QCoreApplication>

#include <algorithm>

namespace ecom67 {

/// Of a link's own words in a menu.
static constexpr qsizetype kLongestName = 60;

static QString shortened(const QString &text)
{
    const QString line = text.simplified();
    if (line.size() <= kLongestName)
        return line;
    return line.first(kLongestName - 1) + QChar(u'\u2026');
}

QList<QRect> MessageTarget::areas() const
{
    return lines.isEmpty() ? QList<QRect>{rect} : lines;
}

bool MessageTarget::contains(const QPoint &position) const
{
    const QList<QRect> all = areas();
    return std::any_of(all.cbegin(), all.cend(), [&](const QRect &area) {
        return area.adjusted(-reach, -reach, reach, reach).contains(position);
    });
}

void MessageTarget::translate(const QPoint &offset)
{
    rect.translate(offset);
    for (QRect &line : lines)
        line.translate(offset);
}

void MessageTarget::mirror(int width)
{
    rect.moveLeft(width - rect.right() - 1);
    for (QRect &line : lines)
        line.moveLeft(width - line.right() - 1);
}

bool MessageTarget::isSameAs(const MessageTarget &other) const
{
    // Code may grow while an answer is being written.
    const bool hasSameWords = kind == Kind::Fold || kind == Kind::CopyCode || text == other.text;
    return kind == other.kind && index == other.index && verb == other.verb && url == other.url
        && hasSameWords;
}

QString MessageTarget::name() const
{
    switch (kind) {
    case Kind::Link:
    case Kind::CardLink:
        //: A link in a message, in a menu and for screen readers; %1 its words, %2 where it leads
        return QCoreApplication::translate("MessageTarget", "Open \"%1\" (%2)")
            .arg(shortened(text), destination());
    case Kind::CopyCode:
        //: Copies a block of code in a message; %1 its first line
        return QCoreApplication::translate("MessageTarget", "Copy code: %1")
            .arg(shortened(text.section(u'\n', 0, 0)));
    case Kind::Verb:
    case Kind::Fold:
    case Kind::Suggestion:
    case Kind::ActionButton:
        break;
    }
    return shortened(text);
}

QString MessageTarget::copyWords()
{
    //: At the corner of a block of code: copies it
    return QCoreApplication::translate("MessageTarget", "Copy");
}

QString MessageTarget::destination() const
{
    return url.isEmpty() ? QString() : shownDestination(url);
}

} // namespace ecom67
