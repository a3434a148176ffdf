// SPDX-License-Identifier: MIT
#include "gateway/Assistant.h"

#include "gateway/Catalogue.h"
#include "gateway/Orders.h"
#include "gateway/ShopReplies.h"
#include "gateway/Topics.h"

#include <QRegularExpression>

#include <optional>

namespace ecom67 {

using namespace Qt::StringLiterals;

static bool says(const QString &question, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    return expression.match(question).hasMatch();
}

static std::optional<Reply> orderAnswer(const QString &question, const QDateTime &now)
{
    if (says(question, uR"(\btrack|\bwhere('s| is) (my|the) (order|parcel|package)|\bTRK\d)"_s)) {
        return replies::order(u"track_order"_s,
                              u"Your order **"_s + orders::knownOrder()
                                  + u"** is on its way and should arrive on "_s
                                  + orders::arrivalText(now)
                                  + u". You can [follow it here]"
                                    "(https://tracking.shop.example/TRK123456789)."_s,
                              orders::tracking(now));
    }
    if (says(question, uR"(\bord-\w+|order details|last order)"_s)) {
        return replies::order(u"get_order_details"_s,
                              u"Here is order **"_s + orders::knownOrder()
                                  + u"**:\n\n- Wireless Noise-Cancelling Headphones x 1\n"
                                    "- Total: **$215.99**\n- Status: *shipped*"_s,
                              orders::details(now));
    }
    if (says(question, uR"(\borders?\b)"_s)) {
        return replies::order(u"get_order_history"_s,
                              u"You have **one order**:\n\n- **"_s + orders::knownOrder()
                                  + u"**, $215.99, *shipped*"_s,
                              orders::history(now));
    }
    return std::nullopt;
}

Cart &Assistant::cartOf(const QString &session)
{
    if (m_carts.size() >= kMostSessions && !m_carts.contains(session))
        m_carts.clear();
    return m_carts[session];
}

Reply Assistant::cartAnswer(const QString &session, const QString &question, const QDateTime &now)
{
    Cart &cart = cartOf(session);
    if (says(question, uR"(\b(add|put|buy)\b)"_s)) {
        const auto hits = catalogue::search(question);
        const Product &product = hits.isEmpty() ? catalogue::products().front() : *hits.front();
        const bool success = cart.add(product, 1, now);
        return replies::cartOperation(product, success, cart, now);
    }
    return replies::cartContents(cart, now);
}

Reply Assistant::answerTo(const QString &session, const QString &question, const QDateTime &now)
{
    if (says(question, uR"(\b(cart|basket|check ?out)\b|\b(add|buy)\b)"_s))
        return cartAnswer(session, question, now);
    if (auto reply = orderAnswer(question, now))
        return *reply;
    const auto hits = catalogue::search(question);
    if (says(question, uR"(\b(recommend|suggest|similar|gift)\w*)"_s))
        return replies::recommendation(hits);
    if (says(question, uR"(\b(details?|tell me (more )?about|how much)\b)"_s) && !hits.isEmpty())
        return replies::details(*hits.front());
    if (!hits.isEmpty() || says(question, uR"(\b(products?|catalogu?e|browse|sell)\b)"_s))
        return replies::search(question, hits);
    return replies::info(generalAnswer(question));
}

bool Assistant::isToBeGreeted(const QString &session, const QString &user)
{
    if (user.isEmpty() || m_greeted.value(session) == user)
        return false;
    if (m_greeted.size() >= kMostSessions)
        m_greeted.clear();
    m_greeted.insert(session, user);
    return true;
}

/// The id is text that the issuer of the token chose: whatever it holds, it stays text.
static QString asMarkdown(const QString &plain)
{
    static const QRegularExpression special(uR"(([\\`*_{}\[\]()<>#+!|~&$^=:/@.]))"_s);
    QString text = plain;
    return text.replace(special, uR"(\\1)"_s);
}

Reply Assistant::answer(const QString &session, const QString &question, const QDateTime &now,
                        const QString &user)
{
    Reply reply = answerTo(session, question, now);
    if (isToBeGreeted(session, user))
        reply.text.prepend(u"Welcome, **"_s + asMarkdown(user) + u"**!\n\n"_s);
    return reply;
}

} // namespace ecom67
