// SPDX-License-Identifier: MIT
#include "gateway/ShopReplies.h"

#include "gateway/Cart.h"
#include "gateway/Catalogue.h"
#include "gateway/GatewayFrames.h"

#include <QJsonArray>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

// The fixed strings of the backend's generate_follow_up_suggestions.

static QStringList generalSuggestions()
{
    return {u"What else can I help you with?"_s, u"Would you like to browse our products?"_s,
            u"Need help with your account?"_s};
}

static QStringList cartSuggestions()
{
    return {u"Ready to checkout?"_s, u"Would you like to continue shopping?"_s,
            u"Need help with shipping options?"_s};
}

Reply replies::info(const QString &text)
{
    Reply reply;
    reply.text = text;
    reply.responseType = u"info"_s;
    reply.suggestions = generalSuggestions();
    return reply;
}

static Reply productReply(const QString &tool, const QString &text, const QJsonValue &products)
{
    Reply reply = replies::info(text);
    reply.responseType = u"product_list"_s;
    reply.tool = tool;
    reply.payload = QJsonObject{{u"products"_s, products}};
    return reply;
}

Reply replies::order(const QString &tool, const QString &text, const QJsonObject &data)
{
    Reply reply;
    reply.text = text;
    reply.responseType = u"order_info"_s;
    reply.tool = tool;
    reply.payload = QJsonObject{{u"orders"_s, data}};
    reply.suggestions
        = {u"Would you like to track another order?"_s, u"Need help with returns or exchanges?"_s,
           u"Have questions about your order?"_s};
    return reply;
}

static QString productLine(const Product &product)
{
    const QString stock = product.isAvailable() ? QString() : u" *(out of stock)*"_s;
    return u"- **"_s + product.link() + u"**, "_s + moneyText(product.price) + stock + u'\n';
}

Reply replies::search(const QString &question, QList<const Product *> hits)
{
    if (hits.isEmpty()) {
        for (const Product &product : catalogue::products())
            hits.append(&product);
    }
    QString text = u"I found **"_s + QString::number(hits.size())
        + (hits.size() == 1 ? u" product** that matches:\n\n"_s : u" products** that match:\n\n"_s);
    QJsonArray products;
    for (const Product *product : std::as_const(hits)) {
        text += productLine(*product);
        products.append(product->toJson());
    }
    const QJsonObject filters{{u"category"_s, QJsonValue::Null},
                              {u"price_range"_s, QJsonValue::Null}};
    Reply reply = productReply(u"product_search"_s, text.trimmed(),
                               QJsonObject{{u"query"_s, question.left(200)},
                                           {u"products"_s, products},
                                           {u"recommendations"_s, QJsonArray()},
                                           {u"total_count"_s, products.size()},
                                           {u"page"_s, 1},
                                           {u"page_size"_s, 10},
                                           {u"suggestions"_s, QJsonArray()},
                                           {u"filters_applied"_s, filters},
                                           {u"search_time_ms"_s, QJsonValue::Null},
                                           {u"has_more"_s, false}});
    reply.suggestions = {u"Would you like to see more details about any of these products?"_s,
                         u"Should I add any of these items to your cart?"_s,
                         u"Would you like to see similar products?"_s};
    reply.buttons = {{u"Refine Search"_s, u"refine_search"_s},
                     {u"Browse Categories"_s, u"browse_categories"_s}};
    return reply;
}

Reply replies::details(const Product &product)
{
    const QString stock = product.isAvailable() ? QString::number(product.stock) + u" in stock"_s
                                                : u"out of stock at the moment"_s;
    const QString text = u"**"_s + product.link() + u"**\n\n"_s
        + QString::fromUtf8(product.description) + u"\n\n- Price: **"_s + moneyText(product.price)
        + u"**\n- "_s + stock;
    return productReply(u"get_product_details"_s, text, product.toJson());
}

Reply replies::recommendation(const QList<const Product *> &hits)
{
    const Product *product = hits.isEmpty() ? &catalogue::products().front() : hits.front();
    const QString reason = u"It is one of the best rated in "_s
        + QString::fromUtf8(product->category) + u" and readily available."_s;
    const QJsonArray factors{u"search_relevance"_s, u"category_match"_s, u"high_rating"_s};
    const QJsonObject recommendation{
        {u"product"_s, product->toJson()}, {u"relevance_score"_s, 0.82},
        {u"reasoning"_s, reason},          {u"category_match"_s, true},
        {u"price_match"_s, true},          {u"similarity_factors"_s, factors},
        {u"confidence_level"_s, u"high"_s}};
    return productReply(u"get_product_recommendations"_s,
                        u"I would suggest the "_s + product->link() + u". "_s + reason,
                        QJsonArray{recommendation});
}

Reply replies::cartOperation(const Product &product, bool success, const Cart &cart,
                             const QDateTime &now)
{
    Reply reply;
    if (success)
        reply.text
            = u"Added **"_s + product.title() + u"** to your cart.\n\n"_s + cart.toMarkdown();
    else
        reply.text = u"I could not add **"_s + product.title()
            + u"**, because we have not enough of it in stock."_s;
    const QString result
        = success ? u"Added "_s + product.title() + u" to cart"_s : u"Insufficient stock"_s;
    reply.responseType = u"cart_update"_s;
    reply.tool = u"add_to_cart"_s;
    reply.payload = QJsonObject{{u"cart"_s,
                                 QJsonObject{{u"operation"_s, u"add"_s},
                                             {u"product_id"_s, QString::fromLatin1(product.id)},
                                             {u"quantity"_s, 1},
                                             {u"success"_s, success},
                                             {u"message"_s, result},
                                             {u"cart_summary"_s, cart.toJson(now)},
                                             {u"operation_timestamp"_s, frames::naiveTime(now)}}}};
    reply.suggestions = cartSuggestions();
    reply.requiresAction = true;
    reply.buttons = {{u"View Cart"_s, u"view_cart"_s}, {u"Checkout"_s, u"checkout"_s}};
    return reply;
}

Reply replies::cartContents(const Cart &cart, const QDateTime &now)
{
    Reply reply;
    if (cart.isEmpty())
        reply.text = u"Your cart is **empty**. Shall we find something for it?"_s;
    else
        reply.text = u"Here is your cart:\n\n"_s + cart.toMarkdown();
    reply.responseType = u"cart_update"_s;
    reply.tool = u"get_cart_contents"_s;
    reply.payload = QJsonObject{{u"cart"_s, cart.toJson(now)}};
    reply.suggestions = cartSuggestions();
    return reply;
}

} // namespace ecom67
