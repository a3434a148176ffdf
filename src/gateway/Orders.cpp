// SPDX-License-Identifier: MIT
#include "gateway/Orders.h"

#include <QJsonArray>
#include <QLocale>

namespace ecom67::orders {

using namespace Qt::StringLiterals;

static constexpr int kDaysSinceOrder = 2;
static constexpr int kDaysToArrival = 2;

/// Naive UTC without fractions, as the backend writes what it read from its table.
static QString dayTime(const QDateTime &now, int days)
{
    const QDateTime at(now.toUTC().date().addDays(days), QTime(9, 30), Qt::UTC);
    return at.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

QString knownOrder()
{
    return u"ord-7f3a9c"_s;
}

QString arrivalText(const QDateTime &now)
{
    return QLocale::c().toString(now.toUTC().date().addDays(kDaysToArrival), u"dddd, d MMMM"_s);
}

QJsonObject details(const QDateTime &now)
{
    const QJsonObject item{{u"product_id"_s, u"prod-elec-001"_s},
                           {u"name"_s, u"Wireless Noise-Cancelling Headphones"_s},
                           {u"price"_s, 199.99},
                           {u"quantity"_s, 1},
                           {u"subtotal"_s, 199.99},
                           {u"sku"_s, QJsonValue::Null},
                           {u"category"_s, QJsonValue::Null}};
    const QJsonObject address{{u"street"_s, u"123 Main Street"_s},
                              {u"city"_s, u"San Francisco"_s},
                              {u"state"_s, u"CA"_s},
                              {u"postalCode"_s, u"94105"_s},
                              {u"country"_s, u"USA"_s}};
    return {{u"order_id"_s, knownOrder()},
            {u"user_id"_s, u"anonymous"_s},
            {u"status"_s, u"shipped"_s},
            {u"items"_s, QJsonArray{item}},
            {u"subtotal"_s, 199.99},
            {u"tax"_s, 16.0},
            {u"shipping"_s, 0},
            {u"discount"_s, 0},
            {u"total_amount"_s, 215.99},
            {u"currency"_s, u"USD"_s},
            {u"order_date"_s, dayTime(now, -kDaysSinceOrder)},
            {u"estimated_delivery"_s, dayTime(now, kDaysToArrival)},
            {u"actual_delivery"_s, QJsonValue::Null},
            {u"tracking_number"_s, u"TRK123456789"_s},
            {u"shipping_address"_s, address},
            {u"billing_address"_s, QJsonValue::Null},
            {u"payment_method"_s, u"card"_s},
            {u"payment_status"_s, u"pending"_s}};
}

QJsonObject history(const QDateTime &now)
{
    return {{u"user_id"_s, u"anonymous"_s}, {u"orders"_s, QJsonArray{details(now)}},
            {u"total_orders"_s, 1},         {u"page"_s, 1},
            {u"page_size"_s, 10},           {u"has_more"_s, false},
            {u"total_spent"_s, 215.99}};
}

QJsonObject tracking(const QDateTime &now)
{
    const QJsonObject placed{{u"status"_s, u"pending"_s},
                             {u"timestamp"_s, dayTime(now, -kDaysSinceOrder)},
                             {u"notes"_s, u"Order placed successfully"_s},
                             {u"location"_s, QJsonValue::Null}};
    const QJsonObject shipped{{u"status"_s, u"shipped"_s},
                              {u"timestamp"_s, dayTime(now, -1)},
                              {u"notes"_s, u"Order status updated to shipped"_s},
                              {u"location"_s, QJsonValue::Null}};
    return {{u"order_id"_s, knownOrder()},
            {u"current_status"_s, u"shipped"_s},
            {u"tracking_number"_s, u"TRK123456789"_s},
            {u"estimated_delivery"_s, dayTime(now, kDaysToArrival)},
            {u"actual_delivery"_s, QJsonValue::Null},
            {u"status_history"_s, QJsonArray{placed, shipped}},
            {u"carrier"_s, u"Standard Shipping"_s},
            {u"tracking_url"_s, u"https://tracking.shop.example/TRK123456789"_s},
            {u"current_location"_s, u"In transit to destination"_s}};
}

} // namespace ecom67::orders
