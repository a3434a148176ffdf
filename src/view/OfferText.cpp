// SPDX-License-Identifier: MIT
#include "view/OfferText.h"

#include <QCoreApplication>
#include <QStringList>

namespace ecom67 {

using Known = Suggestion::Known;
using Kind = AnswerAction::Kind;

QString suggestionText(const Suggestion &suggestion)
{
    switch (suggestion.known) {
    case Known::None:
        break;
    case Known::ProductDetails:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Tell me more about these products");
    case Known::AddToCart:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Add one of these to my cart");
    case Known::SimilarProducts:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Show me similar products");
    case Known::CheckOut:
        //: The customer says this
        return QCoreApplication::translate("Offer", "I'd like to check out");
    case Known::KeepShopping:
        //: The customer says this
        return QCoreApplication::translate("Offer", "I'd like to keep shopping");
    case Known::ShippingOptions:
        //: The customer says this
        return QCoreApplication::translate("Offer", "What are my shipping options?");
    case Known::TrackAnotherOrder:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Track another order");
    case Known::Returns:
        //: The customer says this
        return QCoreApplication::translate("Offer", "How do returns and exchanges work?");
    case Known::OrderQuestion:
        //: The customer says this
        return QCoreApplication::translate("Offer", "I have a question about my order");
    case Known::BrowseProducts:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Show me your products");
    case Known::AccountHelp:
        //: The customer says this
        return QCoreApplication::translate("Offer", "I need help with my account");
    }
    return suggestion.text;
}

QString offersSentence(const AnswerOffers &offers)
{
    QStringList captions;
    for (const AnswerAction &action : offers.actions)
        captions.append(actionCaption(action));
    for (const Suggestion &suggestion : offers.suggestions)
        captions.append(suggestionText(suggestion));
    if (captions.isEmpty())
        return {};
    //: Screen reader: the buttons below an answer; %1 is a list of them
    return QCoreApplication::translate("Offer", "You can choose: %1")
        .arg(captions.join(QStringLiteral(", ")));
}

QString actionCaption(const AnswerAction &action)
{
    switch (action.kind) {
    case Kind::ViewCart:
        //: Button
        return QCoreApplication::translate("Offer", "View cart");
    case Kind::Checkout:
        //: Button
        return QCoreApplication::translate("Offer", "Check out");
    case Kind::RefineSearch:
        //: Button
        return QCoreApplication::translate("Offer", "Refine the search");
    case Kind::BrowseCategories:
        //: Button
        return QCoreApplication::translate("Offer", "Browse categories");
    case Kind::AddToCart:
        //: Button
        return QCoreApplication::translate("Offer", "Add to cart");
    case Kind::ViewProduct:
        //: Button
        return QCoreApplication::translate("Offer", "View product");
    }
    return {};
}

QString actionRequest(const AnswerAction &action)
{
    const QString &name = action.productName;
    switch (action.kind) {
    case Kind::ViewCart:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Show me my cart");
    case Kind::Checkout:
        //: The customer says this
        return QCoreApplication::translate("Offer", "I'd like to check out");
    case Kind::RefineSearch:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Help me refine my search");
    case Kind::BrowseCategories:
        //: The customer says this
        return QCoreApplication::translate("Offer", "Which categories do you have?");
    case Kind::AddToCart:
        if (name.isEmpty())
            //: The customer says this
            return QCoreApplication::translate("Offer", "Add it to my cart");
        //: The customer says this; %1 is a product
        return QCoreApplication::translate("Offer", "Add %1 to my cart").arg(name);
    case Kind::ViewProduct:
        if (name.isEmpty())
            //: The customer says this
            return QCoreApplication::translate("Offer", "Tell me more about it");
        //: The customer says this; %1 is a product
        return QCoreApplication::translate("Offer", "Tell me more about %1").arg(name);
    }
    return {};
}

} // namespace ecom67
