// SPDX-License-Identifier: MIT
#pragma once

#include "model/MessageVerbs.h"

#include <QList>
#include <QRect>
#include <QString>
#include <QUrl>

namespace ecom67 {

/// Something in a row that can be pressed with the mouse, a finger or the keyboard.
struct MessageTarget
{
    enum class Kind {
        Verb,
        Link, ///< in the text
        CopyCode, ///< the button at the corner of a block of code
        Fold, ///< "Show more" and "Show less"
        Suggestion,
        ActionButton,
        CardLink,
    };

    /// The index of a Fold.
    enum Fold : int { More, Less };

    Kind kind = Kind::Link;
    // With initialisers, so that a designated one may name only what matters.
    MessageVerbs::Verb verb = MessageVerbs::Verb::Edit; ///< of Kind::Verb
    int index = 0; ///< which one of its kind in the message
    QUrl url{}; ///< of links
    QString text{}; ///< its words as they are shown; of CopyCode the code
    QRect rect{}; ///< around all of it, in the row's coordinates
    QList<QRect> lines{}; ///< of words that are broken into lines; empty: all of rect
    int reach = 0; ///< pixels around it that count too, for fingers

    bool contains(const QPoint &position) const;
    QList<QRect> areas() const; ///< what a focus ring goes around
    void translate(const QPoint &offset);
    void mirror(int width); ///< in a row of this width

    /// The same thing to press, wherever it lies now.
    bool isSameAs(const MessageTarget &other) const;

    /// What it is or does, in words, for menus and screen readers.
    QString name() const;
    static QString copyWords(); ///< on every CopyCode

    /// Where it leads: the true host, in ASCII. Empty when it leads nowhere.
    QString destination() const;

    friend bool operator==(const MessageTarget &, const MessageTarget &) = default;
};

} // namespace ecom67
