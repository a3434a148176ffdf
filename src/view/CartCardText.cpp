// SPDX-License-Identifier: MIT
#include "view/CardText.h"

#include <QCoreApplication>

namespace ecom67 {

using Kind = CardLine::Kind;
using Tone = CardLine::Tone;
using Operation = CartCard::Operation;

static QString doneText(Operation operation)
{
    switch (operation) {
    case Operation::None:
        break;
    case Operation::Add:
        return QCoreApplication::translate("Card", "Added to your cart");
    case Operation::Remove:
        return QCoreApplication::translate("Card", "Removed from your cart");
    case Operation::Clear:
        return QCoreApplication::translate("Card", "Your cart was emptied");
    case Operation::Update:
    case Operation::Other:
        return QCoreApplication::translate("Card", "Your cart was changed");
    }
    //: Above what is in the customer's cart
    return QCoreApplication::translate("Card", "Your cart");
}

static QString refusedText(Operation operation)
{
    switch (operation) {
    case Operation::Add:
        return QCoreApplication::translate("Card", "Not added to your cart");
    case Operation::Remove:
        return QCoreApplication::translate("Card", "Not removed from your cart");
    case Operation::Clear:
        return QCoreApplication::translate("Card", "Your cart was not emptied");
    case Operation::None:
    case Operation::Update:
    case Operation::Other:
        break;
    }
    return QCoreApplication::translate("Card", "Your cart was not changed");
}

QList<CardLine> cartLines(const CartCard &card)
{
    QList<CardLine> lines{
        {.kind = Kind::Heading,
         .text = card.isDone ? doneText(card.operation) : refusedText(card.operation),
         .tone = card.isDone ? Tone::Normal : Tone::Bad}};
    for (const QString &problem : card.problems)
        lines.append({.kind = Kind::Small, .text = problem, .tone = Tone::Bad});
    // What was refused says nothing about a cart it does not show.
    if (card.content.items.isEmpty() && card.isDone)
        lines.append({.kind = Kind::Small,
                      .text = QCoreApplication::translate("Card", "Your cart is empty."),
                      .tone = Tone::Muted});
    const QList<CardLine> content = contentLines(card.content);
    if (!card.problems.isEmpty() && !content.isEmpty())
        lines.append({.kind = Kind::Rule, .text = {}});
    return lines + content;
}

} // namespace ecom67
