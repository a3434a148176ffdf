// SPDX-License-Identifier: MIT
#include "core/LinkPolicy.h"
#include "view/CardText.h"

#include <QCoreApplication>
#include <QLocale>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = CardLine::Kind;
using Tone = CardLine::Tone;

static QString statusText(const OrderStatus &status)
{
    switch (status.kind) {
    case OrderStatus::Kind::Pending:
        //: State of an order
        return QCoreApplication::translate("Card", "Received");
    case OrderStatus::Kind::Confirmed:
        //: State of an order
        return QCoreApplication::translate("Card", "Confirmed");
    case OrderStatus::Kind::Processing:
        //: State of an order
        return QCoreApplication::translate("Card", "Being prepared");
    case OrderStatus::Kind::Shipped:
        //: State of an order
        return QCoreApplication::translate("Card", "Shipped");
    case OrderStatus::Kind::Delivered:
        //: State of an order
        return QCoreApplication::translate("Card", "Delivered");
    case OrderStatus::Kind::Cancelled:
        //: State of an order
        return QCoreApplication::translate("Card", "Cancelled");
    case OrderStatus::Kind::Refunded:
        //: State of an order
        return QCoreApplication::translate("Card", "Refunded");
    case OrderStatus::Kind::Unknown:
        break;
    }
    return status.text;
}

static Tone statusTone(const OrderStatus &status)
{
    switch (status.kind) {
    case OrderStatus::Kind::Shipped:
    case OrderStatus::Kind::Delivered:
        return Tone::Good;
    case OrderStatus::Kind::Pending:
    case OrderStatus::Kind::Processing:
        return Tone::Warning;
    case OrderStatus::Kind::Cancelled:
        return Tone::Bad;
    default:
        return Tone::Muted;
    }
}

static QString dateText(const QDateTime &time, QLocale::FormatType format = QLocale::ShortFormat)
{
    return QLocale().toString(time.toLocalTime().date(), format);
}

static QString titleOf(const QString &id)
{
    if (id.isEmpty())
        return QCoreApplication::translate("Card", "Your order");
    //: %1 is the number of the order
    return QCoreApplication::translate("Card", "Order %1").arg(id);
}

static void addSmall(QList<CardLine> &lines, const QString &text, Tone tone = Tone::Muted)
{
    if (!text.isEmpty())
        lines.append({.kind = Kind::Small, .text = text, .tone = tone});
}

/// Of the two only what counts: nobody waits for what has come.
static QString arrivalText(const QDateTime &expected, const QDateTime &delivered)
{
    if (delivered.isValid()) {
        //: %1 is a date
        return QCoreApplication::translate("Card", "Delivered on %1")
            .arg(dateText(delivered, QLocale::LongFormat));
    }
    if (!expected.isValid())
        return {};
    //: When an order should arrive; %1 is a date
    return QCoreApplication::translate("Card", "Expected on %1")
        .arg(dateText(expected, QLocale::LongFormat));
}

static QString orderedText(const OrderCard &order)
{
    if (!order.ordered.isValid())
        return {};
    //: %1 is a date
    return QCoreApplication::translate("Card", "Ordered on %1").arg(dateText(order.ordered));
}

static QString trackingNumberText(const QString &number)
{
    //: %1 is a parcel's number
    return number.isEmpty() ? QString()
                            : QCoreApplication::translate("Card", "Tracking number %1").arg(number);
}

static CardLine headingOf(const QString &id, const OrderStatus &status)
{
    return {.kind = Kind::Heading,
            .text = titleOf(id),
            .value = statusText(status),
            .valueTone = statusTone(status)};
}

QList<CardLine> orderListLines(const OrdersCard &card)
{
    const int count = static_cast<int>(card.orders.size()) + card.more;
    //: Above a list of orders
    const QString heading = QCoreApplication::translate("Card", "%n order(s)", nullptr, count);
    QList<CardLine> lines{{.kind = Kind::Heading, .text = heading}};
    for (const OrderCard &order : card.orders) {
        const auto &total = order.content.total;
        lines.append({.kind = Kind::Rule, .text = {}});
        lines.append({.kind = Kind::Title,
                      .text = titleOf(order.id),
                      .value = total ? moneyText(*total, QLocale()) : QString()});
        lines.append({.kind = Kind::Small,
                      .text = orderedText(order),
                      .value = statusText(order.status),
                      .tone = Tone::Muted,
                      .valueTone = statusTone(order.status)});
    }
    if (card.more > 0)
        lines.append({.kind = Kind::Rule, .text = {}});
    return lines + moreLines(card.more);
}

QList<CardLine> orderLines(const OrderCard &card)
{
    QList<CardLine> lines{headingOf(card.id, card.status)};
    addSmall(lines, orderedText(card));
    addSmall(lines, arrivalText(card.expected, card.delivered));
    addSmall(lines, trackingNumberText(card.trackingNumber));
    const QList<CardLine> content = contentLines(card.content);
    if (!content.isEmpty())
        lines.append({.kind = Kind::Rule, .text = {}});
    return lines + content;
}

static QList<CardLine> stepLines(const TrackingCard &card)
{
    QList<CardLine> lines;
    if (card.earlier > 0)
        //: Above the latest steps of a parcel's way
        addSmall(lines,
                 QCoreApplication::translate("Card", "%n earlier step(s)", nullptr, card.earlier));
    for (const TrackingStep &step : card.steps) {
        const QString status = statusText(step.status);
        lines.append({.kind = Kind::Step,
                      .text = status.isEmpty() ? step.note : status,
                      .value = step.time.isValid() ? dateText(step.time) : QString(),
                      .valueTone = Tone::Muted});
        QStringList notes;
        for (const QString &note : {status.isEmpty() ? QString() : step.note, step.place}) {
            if (!note.isEmpty())
                notes.append(note);
        }
        if (!notes.isEmpty())
            lines.append(
                {.kind = Kind::StepNote, .text = notes.join(u" \u00b7 "_s), .tone = Tone::Muted});
    }
    return lines;
}

QList<CardLine> trackingLines(const TrackingCard &card)
{
    QList<CardLine> lines{headingOf(card.id, card.status)};
    addSmall(lines, arrivalText(card.expected, card.delivered), Tone::Normal);
    addSmall(lines, card.place);
    addSmall(lines, card.carrier);
    addSmall(lines, trackingNumberText(card.trackingNumber));
    const QList<CardLine> steps = stepLines(card);
    if (!steps.isEmpty())
        lines.append({.kind = Kind::Rule, .text = {}});
    lines += steps;
    if (card.page.isEmpty())
        return lines;
    lines.append({.kind = Kind::Rule, .text = {}});
    //: A link to the page of the parcel service; %1 is its host
    lines.append({.kind = Kind::Text,
                  .text = QCoreApplication::translate("Card", "Follow the parcel at %1")
                              .arg(shownDestination(card.page)),
                  .link = card.page});
    return lines;
}

} // namespace ecom67
