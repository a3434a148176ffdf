// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "core/ShopLinks.h"

#include <QObject>

namespace ecom67 {

class Composer;
class ConversationModel;
class MessageListView;
class OpenOffers;

/// Joins the list, the field and what the last answer offers: shows it where it belongs and turns
/// a press into something said or a page to open.
class OfferBinding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OfferBinding)

public:
    struct Parts
    {
        OpenOffers &offers;
        const ConversationModel &conversation;
        const Composer &composer;
        MessageListView &list;
    };

    /// All parts must outlive this object.
    explicit OfferBinding(Parts parts, QObject *parent = nullptr);
    ~OfferBinding() override;

    void setShop(const ShopLinks &shop);

Q_SIGNALS:
    void sendRequested(const QString &text); ///< as if it had been typed
    void linkActivated(const QUrl &url);

private:
    void say(const QString &text, MessageId id);
    void act(int index, MessageId id);

    Parts m_parts;
    ShopLinks m_shop;
};

} // namespace ecom67
