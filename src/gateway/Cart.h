// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace ecom67 {

struct Product;

/// What one session has put aside in the made-up shop.
class Cart
{
public:
    static constexpr int kMostOfOne = 99;

    /// False when the shop has not that many.
    [[nodiscard]] bool add(const Product &product, int quantity, const QDateTime &now);
    void clear() { m_lines.clear(); }

    bool isEmpty() const { return m_lines.isEmpty(); }
    int itemCount() const;
    double total() const;
    QString toMarkdown() const;

    /// As the backend's CartSummary.
    QJsonObject toJson(const QDateTime &now) const;

private:
    struct Line
    {
        const Product *product = nullptr;
        int quantity = 0;
        QDateTime addedAt;

        double subtotal() const;
    };

    double subtotal() const;

    QList<Line> m_lines;
};

} // namespace ecom67
