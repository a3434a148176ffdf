// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Reply.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace ecom67 {

class Cart;
struct Product;

/// The answers of the assistant's tools: text, data, suggestions and buttons as the backend makes
/// them, with its fixed strings.
namespace replies {

Reply info(const QString &text); ///< no tool at all: the everyday answer

Reply search(const QString &question, QList<const Product *> hits); ///< no hits: everything
Reply details(const Product &product);
Reply recommendation(const QList<const Product *> &hits);

Reply cartOperation(const Product &product, bool success, const Cart &cart, const QDateTime &now);
Reply cartContents(const Cart &cart, const QDateTime &now);

Reply order(const QString &tool, const QString &text, const QJsonObject &data);

} // namespace replies

} // namespace ecom67
