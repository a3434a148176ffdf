// SPDX-License-Identifier: MIT
#include "gateway/Topics.h"

#include <QRegularExpression>

#include <array>

namespace ecom67 {

using namespace Qt::StringLiterals;

namespace {

struct Topic
{
    const char *pattern;
    const char *answer;
};

} // namespace

static constexpr std::array kTopics{
    Topic{R"(\b(return|refund|exchange|send (it|them) back)\w*)",
          "You can return most items within **30 days** of delivery.\n\n"
          "- Keep the original packaging\n"
          "- Print the label from [your orders](https://shop.example/orders)\n"
          "- **Refunds** take 5-7 business days"},
    Topic{R"(\b(shipping|ship|delivery|deliver)\w*)",
          "We ship from our own warehouse.\n\n"
          "- **Standard**: 3-5 days, free from $50\n"
          "- **Express**: 1-2 days, $9.90\n\n"
          "All the details are in our [shipping guide](https://shop.example/help/shipping)."},
    Topic{R"(\b(pay|payment|card|invoice|paypal)\w*)",
          "You can pay by:\n\n"
          "1. **Credit or debit card**\n"
          "2. **PayPal**\n"
          "3. **Invoice**, after your second order\n\n"
          "Your card is charged when the parcel leaves us."},
    Topic{R"(\b(warranty|guarantee|broken|repair|defect)\w*)",
          "Everything we sell has a **two-year warranty**.\n\n"
          "- Describe the fault on the [service page](https://shop.example/help/service)\n"
          "- We repair or replace it within 10 days"},
    Topic{R"(\b(open|opening|hours|contact|phone|human|agent)\b)",
          "Our people are there **Monday to Friday, 9:00 to 18:00**.\n\n"
          "- Phone: +1 555 0100\n"
          "- [Write to us](https://shop.example/help/contact)"},
    Topic{R"(\b(account|password|sign in|log ?in)\b)",
          "To get back into your account:\n\n"
          "1. Open the [sign-in page](https://shop.example/account)\n"
          "2. Choose **Forgot password**\n"
          "3. Follow the link in our mail, it is good for *one hour*"},
    Topic{R"(\b(thanks|thank you|great|perfect)\b)",
          "You are welcome! Is there anything else you would like to know?"},
    Topic{R"(^\W*(hello|hi|hey|good (morning|afternoon|evening))\b)",
          "Hello! I am the **E-Com67** shopping assistant. What are you looking for today?"},
};

QString generalAnswer(const QString &question)
{
    for (const Topic &topic : kTopics) {
        const QRegularExpression pattern(QString::fromLatin1(topic.pattern),
                                         QRegularExpression::CaseInsensitiveOption);
        if (pattern.match(question).hasMatch())
            return QString::fromUtf8(topic.answer);
    }
    return u"I am happy to help. You can ask me to\n\n"
           "- **find products**, for example *show me headphones*\n"
           "- put something in your **cart** and show it\n"
           "- look up or **track an order**\n"
           "- explain [shipping and returns](https://shop.example/help)"_s;
}

} // namespace ecom67
