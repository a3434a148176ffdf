// SPDX-License-Identifier: MIT
#include "app/Transcript.h"

#include "model/ConversationModel.h"

namespace ecom67 {

using namespace Qt::StringLiterals;

static QString speaker(const Message &message)
{
    switch (message.role) {
    case Message::Role::User:
        return u"You"_s;
    case Message::Role::Assistant:
    case Message::Role::Welcome:
        return u"Assistant"_s;
    case Message::Role::Notice:
        return u"Notice"_s;
    case Message::Role::Error:
        return u"Error"_s;
    }
    Q_UNREACHABLE();
    return {};
}

/// Only what a terminal shows as text: an answer must not move its cursor or change its colours.
static QString forTerminal(QString text)
{
    for (QChar &c : text) {
        if (c != u'\n'
            && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format))
            c = u'?';
    }
    return text;
}

QString transcriptOf(ConversationModel &conversation)
{
    conversation.flush();
    QString text;
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const Message &message = conversation.messageAt(row);
        text += speaker(message) + u": "_s + forTerminal(message.text) + u'\n';
    }
    return text;
}

} // namespace ecom67
