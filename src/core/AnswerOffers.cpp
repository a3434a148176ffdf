// SPDX-License-Identifier: MIT
#include "core/AnswerOffers.h"

#include "core/Card.h"
#include "core/Message.h"
#include "core/Redaction.h"
#include "core/ShownText.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = AnswerAction::Kind;
using Known = Suggestion::Known;

static constexpr qsizetype kLongestUnknown = 40;

/// What the cards of the answer say about the actions.
struct Subject
{
    const ProductCard *product = nullptr; ///< the only one
    bool isCartEmpty = false;
};

static Subject subjectOf(const QList<Card> &cards)
{
    Subject subject;
    for (const Card &card : cards) {
        if (const auto *products = std::get_if<ProductsCard>(&card);
            products && products->products.size() == 1 && products->more == 0)
            subject.product = &products->products.first();
        if (const auto *cart = std::get_if<CartCard>(&card))
            subject.isCartEmpty = cart->content.items.isEmpty();
    }
    return subject;
}

static std::optional<Kind> actionNamed(const QString &name)
{
    static constexpr std::array<std::pair<QLatin1StringView, Kind>, 6> kNames{
        {{"view_cart"_L1, Kind::ViewCart},
         {"checkout"_L1, Kind::Checkout},
         {"refine_search"_L1, Kind::RefineSearch},
         {"browse_categories"_L1, Kind::BrowseCategories},
         {"add_to_cart"_L1, Kind::AddToCart},
         {"view_product"_L1, Kind::ViewProduct}}};
    for (const auto &[known, kind] : kNames) {
        if (name == known)
            return kind;
    }
    return std::nullopt;
}

static void addActions(AnswerOffers &offers, const AnswerDetails &details, const Subject &subject)
{
    for (const ActionButton &button : details.actionButtons) {
        const auto kind = actionNamed(button.action);
        if (!kind) {
            offers.unknownActions.append(redacted(shownText(button.action, kLongestUnknown)));
            continue;
        }
        AnswerAction action{.kind = *kind, .productId = {}, .productName = {}};
        if (subject.product && (*kind == Kind::AddToCart || *kind == Kind::ViewProduct)) {
            action.productId = subject.product->id;
            action.productName = subject.product->name;
        }
        const bool isPossible = !(*kind == Kind::Checkout && subject.isCartEmpty);
        if (isPossible && !offers.actions.contains(action)
            && offers.actions.size() < AnswerOffers::kMostActions)
            offers.actions.append(action);
    }
}

/// Nothing for those that say nothing.
static std::optional<Suggestion> suggestionOf(const QString &text)
{
    static constexpr std::array<std::pair<QLatin1StringView, Known>, 11> kQuestions{
        {{"Would you like to see more details about any of these products"_L1,
          Known::ProductDetails},
         {"Should I add any of these items to your cart"_L1, Known::AddToCart},
         {"Would you like to see similar products"_L1, Known::SimilarProducts},
         {"Ready to checkout"_L1, Known::CheckOut},
         {"Would you like to continue shopping"_L1, Known::KeepShopping},
         {"Need help with shipping options"_L1, Known::ShippingOptions},
         {"Would you like to track another order"_L1, Known::TrackAnotherOrder},
         {"Need help with returns or exchanges"_L1, Known::Returns},
         {"Have questions about your order"_L1, Known::OrderQuestion},
         {"Would you like to browse our products"_L1, Known::BrowseProducts},
         {"Need help with your account"_L1, Known::AccountHelp}}};
    const QString shown = shownText(text, AnswerOffers::kLongestSuggestion + 1);
    if (shown.isEmpty() || shown.size() > AnswerOffers::kLongestSuggestion)
        return std::nullopt;
    QStringView question = shown;
    while (!question.isEmpty() && (question.back() == u'?' || question.back() == u' '))
        question.chop(1);
    if (question.compare("What else can I help you with"_L1, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    for (const auto &[known, value] : kQuestions) {
        if (question.compare(known, Qt::CaseInsensitive) == 0)
            return Suggestion{.known = value, .text = {}};
    }
    return Suggestion{.known = Known::None, .text = shown};
}

static bool isOffered(const AnswerOffers &offers, const Suggestion &suggestion)
{
    const auto isSame = [&](const Suggestion &other) {
        return other.known == suggestion.known
            && other.text.compare(suggestion.text, Qt::CaseInsensitive) == 0;
    };
    const auto isCheckout = [](const AnswerAction &a) { return a.kind == Kind::Checkout; };
    return std::any_of(offers.suggestions.cbegin(), offers.suggestions.cend(), isSame)
        || (suggestion.known == Known::CheckOut
            && std::any_of(offers.actions.cbegin(), offers.actions.cend(), isCheckout));
}

static void addSuggestions(AnswerOffers &offers, const QStringList &texts, const Subject &subject)
{
    for (const QString &text : texts) {
        if (offers.suggestions.size() == AnswerOffers::kMostSuggestions)
            return;
        const auto suggestion = suggestionOf(text);
        if (!suggestion || isOffered(offers, *suggestion)
            || (suggestion->known == Known::CheckOut && subject.isCartEmpty))
            continue;
        offers.suggestions.append(*suggestion);
    }
}

AnswerOffers AnswerOffers::of(const Message &message)
{
    AnswerOffers offers;
    if (message.role != Message::Role::Assistant)
        return offers;
    const QList<Card> cards = readCards(message.details);
    const Subject subject = subjectOf(cards);
    addActions(offers, message.details, subject);
    addSuggestions(offers, message.details.suggestions, subject);
    offers.isActionDue = message.details.requiresAction && !offers.actions.isEmpty();
    return offers;
}

} // namespace ecom67
