// SPDX-License-Identifier: MIT
#include "view/CopyText.h"

#include "view/CardText.h"
#include "view/MessageText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace ecom67 {

static QString authorOf(Message::Role role)
{
    switch (role) {
    case Message::Role::User:
        //: Who said something, in copied text: the customer
        return QCoreApplication::translate("CopyText", "You");
    case Message::Role::Notice:
        //: Who said something, in copied text: the system
        return QCoreApplication::translate("CopyText", "Notice");
    case Message::Role::Error:
        //: Who said something, in copied text: the assistant's report that it failed
        return QCoreApplication::translate("CopyText", "Error");
    case Message::Role::Assistant:
    case Message::Role::Welcome:
        break;
    }
    //: Who said something, in copied text
    return QCoreApplication::translate("CopyText", "Assistant");
}

QString cardsText(const Message &message)
{
    return message.role == Message::Role::Assistant ? cardCopy(readCards(message.details))
                                                    : QString();
}

QString wholeText(const Message &message)
{
    const QString cards = cardsText(message);
    const QString text = messageText::plainText(message);
    return cards.isEmpty() ? text : QString(text + u"\n\n"_s + cards);
}

QString copyText(const QList<CopiedPart> &parts)
{
    QStringList blocks;
    for (const CopiedPart &part : parts) {
        const QString time
            = QLocale().toString(part.message.timestamp.toLocalTime(), QLocale::ShortFormat);
        //: Above a message in copied text; %1 who said it, %2 when
        const QString head = QCoreApplication::translate("CopyText", "%1, %2:")
                                 .arg(authorOf(part.message.role), time);
        blocks.append(head + u'\n' + part.text);
    }
    return blocks.join(u"\n\n"_s);
}

} // namespace ecom67
