// SPDX-License-Identifier: MIT
#include "core/CardFamilies.h"
#include "core/CardFields.h"

#include <array>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static OrderStatus statusOf(const CardFields &fields, QLatin1StringView key)
{
    using Kind = OrderStatus::Kind;
    static constexpr std::array<std::pair<QLatin1StringView, Kind>, 7> kNames{
        {{"pending"_L1, Kind::Pending},
         {"confirmed"_L1, Kind::Confirmed},
         {"processing"_L1, Kind::Processing},
         {"shipped"_L1, Kind::Shipped},
         {"delivered"_L1, Kind::Delivered},
         {"cancelled"_L1, Kind::Cancelled},
         {"refunded"_L1, Kind::Refunded}}};
    const QString text = fields.name(key);
    for (const auto &[name, kind] : kNames) {
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return {.kind = kind, .text = text};
    }
    return {.kind = Kind::Unknown, .text = text};
}

static std::optional<OrderCard> orderOf(const QJsonObject &object)
{
    const CardFields fields(object);
    OrderCard order{.id = fields.name("order_id"_L1),
                    .status = statusOf(fields, "status"_L1),
                    .ordered = fields.time("order_date"_L1),
                    .expected = fields.time("estimated_delivery"_L1),
                    .delivered = fields.time("actual_delivery"_L1),
                    .trackingNumber = fields.name("tracking_number"_L1),
                    .content = readItems(object, "total_amount"_L1)};
    const bool isOrder = !order.id.isEmpty() || !order.content.items.isEmpty();
    return isOrder ? std::optional(order) : std::nullopt;
}

static std::optional<Card> historyOf(const QJsonObject &object)
{
    const CardFields fields(object);
    OrdersCard card;
    card.orders
        = readFirst(fields.list("orders"_L1), fields.count("total_orders"_L1), card.more, orderOf);
    return card.orders.isEmpty() ? std::nullopt : std::optional<Card>(card);
}

static std::optional<TrackingStep> stepOf(const QJsonObject &object)
{
    const CardFields fields(object);
    TrackingStep step{.status = statusOf(fields, "status"_L1),
                      .time = fields.time("timestamp"_L1),
                      .note = fields.name("notes"_L1),
                      .place = fields.name("location"_L1)};
    const bool isStep = !step.status.text.isEmpty() || !step.note.isEmpty();
    return isStep ? std::optional(step) : std::nullopt;
}

static std::optional<Card> trackingOf(const QJsonObject &object)
{
    const CardFields fields(object);
    TrackingCard card{.id = fields.name("order_id"_L1),
                      .status = statusOf(fields, "current_status"_L1),
                      .carrier = fields.name("carrier"_L1),
                      .trackingNumber = fields.name("tracking_number"_L1),
                      .place = fields.name("current_location"_L1),
                      .expected = fields.time("estimated_delivery"_L1),
                      .delivered = fields.time("actual_delivery"_L1),
                      .page = fields.link("tracking_url"_L1),
                      .steps = {},
                      .earlier = 0};
    // The latest ones matter.
    const QJsonArray array = fields.list("status_history"_L1);
    qsizetype i = array.size();
    while (i > 0 && card.steps.size() < kMostOnCard) {
        if (const auto step = stepOf(array.at(--i).toObject()))
            card.steps.prepend(*step);
    }
    card.earlier = howManyMore(0, i, std::nullopt);
    const bool isTracking
        = !card.id.isEmpty() || !card.trackingNumber.isEmpty() || !card.steps.isEmpty();
    return isTracking ? std::optional<Card>(card) : std::nullopt;
}

std::optional<Card> readOrders(const QJsonValue &value)
{
    if (value.isArray())
        return historyOf({{u"orders"_s, value}});
    const QJsonObject object = value.toObject();
    if (object.value("orders"_L1).isArray())
        return historyOf(object);
    if (object.contains("current_status"_L1) || object.contains("status_history"_L1))
        return trackingOf(object);
    if (const auto order = orderOf(object))
        return *order;
    return std::nullopt;
}

} // namespace ecom67
