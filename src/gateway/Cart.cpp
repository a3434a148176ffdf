// SPDX-License-Identifier: MIT
#include "gateway/Cart.h"

#include "gateway/Catalogue.h"
#include "gateway/GatewayFrames.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr double kTaxRate = 0.08;

static double roundedToCents(double amount)
{
    return std::round(amount * 100.0) / 100.0;
}

double Cart::Line::subtotal() const
{
    return roundedToCents(product->price * quantity);
}

bool Cart::add(const Product &product, int quantity, const QDateTime &now)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &candidate) {
        return candidate.product == &product;
    });
    const int wanted = quantity + (line == m_lines.end() ? 0 : line->quantity);
    if (quantity < 1 || wanted > std::min(product.stock, kMostOfOne))
        return false;
    if (line == m_lines.end())
        m_lines.append({.product = &product, .quantity = quantity, .addedAt = now});
    else
        line->quantity = wanted;
    return true;
}

int Cart::itemCount() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), 0,
                           [](int sum, const Line &line) { return sum + line.quantity; });
}

double Cart::subtotal() const
{
    return std::accumulate(m_lines.begin(), m_lines.end(), 0.0,
                           [](double sum, const Line &line) { return sum + line.subtotal(); });
}

double Cart::total() const
{
    return roundedToCents(subtotal() + roundedToCents(subtotal() * kTaxRate));
}

QString Cart::toMarkdown() const
{
    QString text;
    for (const Line &line : m_lines) {
        text += u"- "_s + QString::number(line.quantity) + u" x "_s + line.product->link() + u": "_s
            + moneyText(line.subtotal()) + u'\n';
    }
    return text + u"\n**Total with tax: "_s + moneyText(total()) + u"**"_s;
}

QJsonObject Cart::toJson(const QDateTime &now) const
{
    QJsonArray items;
    for (const Line &line : m_lines) {
        const QJsonObject product = line.product->toJson();
        items.append(QJsonObject{
            {u"product_id"_s, product.value("product_id"_L1)},
            {u"name"_s, product.value("name"_L1)},
            {u"price"_s, line.product->price},
            {u"quantity"_s, line.quantity},
            {u"subtotal"_s, line.subtotal()},
            {u"image_url"_s, product.value("image_url"_L1)},
            {u"is_available"_s, line.product->isAvailable()},
            {u"stock_quantity"_s, line.product->stock},
            {u"category"_s, product.value("category"_L1)},
            {u"sku"_s, product.value("sku"_L1)},
            {u"added_at"_s,
             QString(line.addedAt.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u"+00:00"_s)}});
    }
    return {{u"user_id"_s, u"anonymous"_s},
            {u"items"_s, items},
            {u"total_items"_s, itemCount()},
            {u"subtotal"_s, subtotal()},
            {u"tax"_s, roundedToCents(subtotal() * kTaxRate)},
            {u"shipping"_s, 0},
            {u"discount"_s, 0},
            {u"total"_s, total()},
            {u"currency"_s, u"USD"_s},
            {u"last_updated"_s, frames::naiveTime(now)},
            {u"is_valid"_s, true},
            {u"validation_errors"_s, QJsonArray()},
            {u"estimated_delivery"_s, QJsonValue::Null}};
}

} // namespace ecom67
