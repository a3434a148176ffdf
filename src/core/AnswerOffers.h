// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ecom67 {

struct Message;

/// Something an answer offers to do, as a button.
struct AnswerAction
{
    enum class Kind {
        ViewCart,
        Checkout,
        RefineSearch,
        BrowseCategories,
        AddToCart,
        ViewProduct,
    };

    Kind kind = Kind::ViewCart;
    QString productId; ///< when the answer is about one product
    QString productName;

    friend bool operator==(const AnswerAction &, const AnswerAction &) = default;
};

/// Something the customer may want to say next.
///
/// The backend words its own as questions of the assistant's ("Ready to checkout?"). Those are
/// recognised, so that the view has the customer's words for them, in the customer's language.
struct Suggestion
{
    enum class Known {
        None, ///< see text
        ProductDetails,
        AddToCart,
        SimilarProducts,
        CheckOut,
        KeepShopping,
        ShippingOptions,
        TrackAnotherOrder,
        Returns,
        OrderQuestion,
        BrowseProducts,
        AccountHelp,
    };

    Known known = Known::None;
    QString text; ///< of one that is not known: shown and said exactly like this

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// What stands below the last answer.
struct AnswerOffers
{
    static constexpr qsizetype kMostSuggestions = 3;
    static constexpr qsizetype kMostActions = 4;
    /// UTF-16 code units. A longer one is left out: cut, it would say something else.
    static constexpr qsizetype kLongestSuggestion = 100;

    QList<AnswerAction> actions;
    QList<Suggestion> suggestions;
    bool isActionDue = false; ///< the answer waits for one of the actions
    QStringList unknownActions; ///< bounded and cleaned, for the log

    bool isEmpty() const { return actions.isEmpty() && suggestions.isEmpty(); }

    /// Of answers only: the suggestions of an error are advice, and the question that failed is
    /// asked again where it stands. Nothing is offered twice, and nothing that cannot be done: no
    /// checkout of an empty cart.
    [[nodiscard]] static AnswerOffers of(const Message &message);

    friend bool operator==(const AnswerOffers &, const AnswerOffers &) = default;
};

} // namespace ecom67
