// SPDX-License-Identifier: MIT
#include "view/OfferBinding.h"

#include "core/AnswerOffers.h"
#include "model/ConversationModel.h"
#include "model/OpenOffers.h"
#include "view/Composer.h"
#include "view/MessageListView.h"
#include "view/OfferText.h"

namespace ecom67 {

OfferBinding::OfferBinding(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    OpenOffers &offers = m_parts.offers;
    const auto noteText = [&offers](const QString &text) { offers.setTyping(!text.isEmpty()); };
    connect(&m_parts.composer, &Composer::textChanged, this, noteText);
    noteText(m_parts.composer.text());
    connect(&offers, &OpenOffers::holderChanged, &m_parts.list, &MessageListView::setOffers);
    m_parts.list.setOffers(offers.holder());
    connect(&m_parts.list, &MessageListView::suggestionChosen, this, &OfferBinding::say);
    connect(&m_parts.list, &MessageListView::actionButtonChosen, this, &OfferBinding::act);
}

OfferBinding::~OfferBinding() = default;

void OfferBinding::setShop(const ShopLinks &shop)
{
    m_shop = shop;
    m_parts.list.setShop(shop);
}

void OfferBinding::say(const QString &text, MessageId id)
{
    // A menu may be older than what it offers.
    if (id == m_parts.offers.holder())
        Q_EMIT sendRequested(text);
}

void OfferBinding::act(int index, MessageId id)
{
    const int row = m_parts.conversation.rowOf(id);
    if (id != m_parts.offers.holder() || row < 0)
        return;
    const QList<AnswerAction> actions
        = AnswerOffers::of(m_parts.conversation.messageAt(row)).actions;
    if (index < 0 || index >= actions.size())
        return;
    const AnswerAction &action = actions.at(index);
    const QUrl page = m_shop.page(action);
    m_parts.offers.use(id);
    if (page.isEmpty())
        Q_EMIT sendRequested(actionRequest(action));
    else
        Q_EMIT linkActivated(page);
}

} // namespace ecom67
