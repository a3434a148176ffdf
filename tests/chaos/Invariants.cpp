// SPDX-License-Identifier: MIT
#include "chaos/Invariants.h"

#include "chaos/Customer.h"
#include "gateway/LocalGateway.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace ecom67::test {

using namespace Qt::StringLiterals;
using Delivery = Message::Delivery;

static constexpr int kHang = 30'000; ///< milliseconds; far more than any scaled wait

Invariants::Invariants(const Customer &customer, const LocalGateway *gateway)
    : m_customer(customer)
    , m_gateway(gateway)
{
    if (gateway)
        liveSockets = [gateway] { return gateway->connectionCount(); };
}

QStringList Invariants::visible() const
{
    QStringList broken;
    for (const QString &text : m_customer.typed) {
        const auto message = m_customer.messageWith(text);
        if (!message)
            broken.append(u"(a) \"%1\" is not there exactly once"_s.arg(text));
        else if (message->delivery == Delivery::None)
            broken.append(u"(a) \"%1\" has no state"_s.arg(text));
        else if ((message->delivery == Delivery::Failed
                  || message->delivery == Delivery::Unanswered)
                 && !message->failure)
            broken.append(u"(a) \"%1\" does not say why"_s.arg(text));
    }
    return broken;
}

QStringList Invariants::sentTwice() const
{
    if (!m_gateway)
        return {};
    QHash<QString, int> sent;
    for (const QByteArray &text : m_gateway->received())
        ++sent[QJsonDocument::fromJson(text)["message"_L1].toString()];
    sent.remove(QString()); // damaged on its way
    QStringList broken;
    for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
        if (it.value() > 1 + m_customer.askedAgain.value(it.key()))
            broken.append(u"(b) \"%1\" was sent %2 times"_s.arg(it.key()).arg(it.value()));
    }
    return broken;
}

/// One that was asked again may have moved to the end.
QStringList Invariants::order() const
{
    QStringList wanted;
    for (const QString &text : m_customer.typed) {
        if (!m_customer.askedAgain.contains(text))
            wanted.append(text);
    }
    QStringList shown;
    for (int row = 0; row < m_customer.conversation->rowCount(); ++row) {
        const Message &message = m_customer.conversation->messageAt(row);
        if (message.role == Message::Role::User && wanted.contains(message.text))
            shown.append(message.text);
    }
    return shown == wanted ? QStringList() : QStringList{u"(c) another order than typed"_s};
}

QStringList Invariants::attempts() const
{
    if (!m_gateway)
        return {};
    return m_gateway->handshakes().size() > m_customer.attempts()
        ? QStringList{u"(f) more attempts than were announced"_s}
        : QStringList();
}

/// Within the longest wait and one attempt, whatever the clock says on a busy machine.
QStringList Invariants::wayBack() const
{
    QStringList broken;
    if (m_customer.longestWait > Customer::longestPause())
        broken.append(u"(g) a wait of %1 ms"_s.arg(m_customer.longestWait.count()));
    if (m_attemptsAtHealing >= 0 && m_customer.attempts() > m_attemptsAtHealing + 2)
        broken.append(u"(g) %1 attempts after the healing"_s.arg(m_customer.attempts()
                                                                 - m_attemptsAtHealing));
    return broken;
}

void Invariants::noteHealed()
{
    m_attemptsAtHealing = m_customer.attempts();
}

QStringList Invariants::brokenNow() const
{
    m_customer.conversation->flush();
    return visible() + sentTwice() + order() + attempts();
}

QStringList Invariants::brokenAfterHealing(bool mustBeOnline) const
{
    QStringList broken;
    const auto isOnline = [this] { return m_customer.isOnline(); };
    if (mustBeOnline && !QTest::qWaitFor(isOnline, kHang))
        broken.append(u"(g) not online again"_s);
    if (mustBeOnline)
        broken += wayBack();
    const auto areSettled = [this] {
        for (const QString &text : m_customer.typed) {
            if (!m_customer.isSettled(text))
                return false;
        }
        return true;
    };
    if (mustBeOnline && !QTest::qWaitFor(areSettled, kHang))
        broken.append(u"(a) a question never came to an end"_s);
    if (!QTest::qWaitFor([this] { return !m_customer.chat->isAssistantTyping(); }, kHang))
        broken.append(u"(d) the dots never ended"_s);
    if (liveSockets && !QTest::qWaitFor([this] { return liveSockets() <= 1; }, kHang))
        broken.append(u"(e) more than one live socket"_s);
    return broken + brokenNow();
}

QStringList Invariants::brokenOnDisk() const
{
    m_customer.store->flush();
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    for (const auto &suffix : {""_L1, "-wal"_L1}) {
        if (QFile::exists(m_customer.file + suffix))
            QFile::copy(m_customer.file + suffix, copy + suffix);
    }
    SqliteConversationStore store(copy);
    QStringList broken;
    QObject::connect(&store, &ConversationStore::failed, &store, [&broken](const ChatError &error) {
        broken.append(u"(h) the disk: %1"_s.arg(error.detail));
    });
    const StoredConversation stored = store.load();
    QStringList texts;
    for (const Message &message : stored.messages) {
        if (message.role == Message::Role::User && !m_customer.askedAgain.contains(message.text))
            texts.append(message.text);
    }
    QStringList wanted;
    for (const QString &text : m_customer.typed) {
        if (!m_customer.askedAgain.contains(text))
            wanted.append(text);
    }
    if (texts != wanted)
        broken.append(u"(h) %1 of %2 texts on the disk"_s.arg(texts.size()).arg(wanted.size()));
    return broken;
}

} // namespace ecom67::test
