// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QObject>
#include <QSet>
#include <QString>

namespace ecom67 {

class ConversationModel;

/// Whose offers stand open: those of the last answer, until the customer says or types something
/// or one of its actions was used. What is typed and taken back brings them back.
class OpenOffers : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenOffers)

public:
    /// conversation must outlive this object.
    explicit OpenOffers(const ConversationModel &conversation, QObject *parent = nullptr);
    ~OpenOffers() override;

    /// The message below which they stand; 0 when there are none.
    MessageId holder() const noexcept { return m_holder; }

    void setTyping(bool isTyping); ///< there is something in the composer
    void use(MessageId id); ///< an action of this message was used

Q_SIGNALS:
    void holderChanged(ecom67::MessageId holder);

private:
    void update();
    MessageId findHolder() const;
    void logUnknownActions(const Message &message);

    const ConversationModel &m_conversation;
    QSet<QString> m_logged;
    MessageId m_holder = 0;
    MessageId m_used = 0;
    bool m_isTyping = false;
};

} // namespace ecom67
