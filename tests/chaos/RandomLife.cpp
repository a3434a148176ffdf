// SPDX-License-Identifier: MIT
#include "chaos/RandomLife.h"

#include "support/Faults.h"

#include <QDebug>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace ecom67::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Kind = Draw::Kind;
using State = ConnectionStatus::State;

static GatewayOptions quickGateway()
{
    GatewayOptions options;
    options.thinkingTime = 2ms;
    options.quotas.integration = 60ms;
    return options;
}

/// Shorter than hurried(): questions queue up behind one that is never answered.
static Customer::Pace pace()
{
    Customer::Pace pace = Customer::hurried();
    pace.socket.pingEvery = 100ms;
    pace.socket.silenceAfter = 300ms;
    pace.chat.slowAfter = 100ms;
    pace.chat.stillWorkingAfter = 60ms;
    pace.chat.unansweredAfter = 120ms;
    pace.chat.gatewayTimeoutGrace = 50ms;
    return pace;
}

/// The draw says for how long something goes on, so there is nothing to wait for.
static void pass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Faster than QTest::qWaitFor(), which lets events wait for 10 ms each time. Up to 30 s.
static void passUntil(const std::function<bool()> &isOver)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isOver())
            loop.quit();
    });
    look.start(1ms);
    QTimer::singleShot(30s, &loop, &QEventLoop::quit);
    loop.exec();
}

RandomLife::RandomLife()
    : m_gateway(quickGateway())
{
    m_url = std::get<QUrl>(m_gateway.listen());
    m_proxy = std::make_unique<ChaosProxy>(m_gateway.port());
    m_url = m_proxy->through(m_url);
    startCustomer();
    m_customer->open();
}

RandomLife::~RandomLife() = default;

void RandomLife::startCustomer()
{
    const WakeWatch::Clocks machine = WakeWatch::systemClocks();
    m_customer = std::make_unique<Customer>(
        m_folder.filePath(u"chat.db"_s), m_url, QString(), pace(),
        WakeWatch::Clocks{.wall = [this, machine] { return machine.wall() + m_slept; },
                          .monotonic = machine.monotonic});
    m_invariants.emplace(*m_customer, &m_gateway);
}

QStringList RandomLife::live(const Draw &draw)
{
    if (draw.endsEarlier)
        endFaults();
    happen(draw);
    ask();
    pass(draw.then);
    const QStringList found = broken();
    if (!found.isEmpty() || !draw.heals)
        return found;
    // Connections keep the faults they began with.
    if (draw.isAbrupt)
        m_gateway.dropConnections();
    return heal();
}

void RandomLife::happen(const Draw &draw)
{
    switch (draw.kind) {
    case Kind::ServerFault:
        m_gateway.setFaults(faults({draw.fault}));
        break;
    case Kind::Weather:
        m_proxy->setWeather(draw.up, draw.down);
        break;
    case Kind::LinkCut:
        draw.isAbrupt ? m_proxy->resetAll() : m_proxy->endAll();
        break;
    case Kind::PortClosed:
        m_proxy->setRefusing(true);
        break;
    case Kind::ServerRestart:
        restartServer(draw);
        break;
    case Kind::ServerClose:
        m_gateway.closeConnections(CloseCode(draw.closeCode));
        break;
    case Kind::CustomerRestart:
        m_brokenMeanwhile += restartCustomer(draw);
        break;
    case Kind::Cancel:
        cancel(draw);
        break;
    case Kind::Edit:
        edit(draw);
        break;
    case Kind::AskAgain:
        askAgain(draw);
        break;
    case Kind::Remove:
        remove(draw);
        break;
    case Kind::Hide:
        m_customer->hide();
        break;
    case Kind::Open:
        m_customer->open();
        break;
    case Kind::Sleep:
        m_slept += 2h;
        break;
    }
}

void RandomLife::endFaults()
{
    m_gateway.setFaults({});
    m_proxy->setRefusing(false);
    m_proxy->heal();
}

QStringList RandomLife::heal()
{
    endFaults();
    m_invariants->noteHealed();
    m_customer->open();
    // Somebody who is told that the shop refuses him tries again, once it is told.
    passUntil([this] {
        if (m_customer->service->status().state == State::AuthRequired)
            m_customer->chat->retryConnection();
        return m_customer->isOnline();
    });
    passUntil([this] {
        return std::all_of(m_customer->typed.begin(), m_customer->typed.end(),
                           [this](const QString &text) { return m_customer->isSettled(text); });
    });
    return m_invariants->brokenAfterHealing() + broken() + m_invariants->brokenOnDisk();
}

QStringList RandomLife::broken() const
{
    QStringList found = m_brokenMeanwhile + m_invariants->brokenNow();
    QStringList shown;
    for (int row = 0; row < m_customer->conversation->rowCount(); ++row) {
        const Message &message = m_customer->conversation->messageAt(row);
        if (message.role == Message::Role::User)
            shown.append(message.text);
    }
    if (shown != m_customer->typed)
        found.append(u"(c) not what was typed, in that order"_s);
    QHash<QString, int> sent;
    for (const QByteArray &text : m_gateway.received())
        ++sent[QJsonDocument::fromJson(text)["message"_L1].toString()];
    for (const QString &text : m_withdrawn) {
        // Each wish allows one sending, and the last one was withdrawn.
        if (sent.value(text) > m_customer->askedAgain.value(text))
            found.append(u"(b) \"%1\" was sent after it was taken back"_s.arg(text));
    }
    return found;
}

void RandomLife::type(const QString &text)
{
    m_customer->chat->setDraft(text);
    m_customer->ask(text);
}

void RandomLife::ask()
{
    type(u"question %1"_s.arg(++m_questions));
}

void RandomLife::restartServer(const Draw &draw)
{
    m_gateway.stopListening();
    m_gateway.dropConnections(draw.isAbrupt);
    pass(draw.lasts);
    if (!std::holds_alternative<QUrl>(m_gateway.listen(m_gateway.port())))
        m_brokenMeanwhile.append(u"the server does not start again"_s);
}

QStringList RandomLife::restartCustomer(const Draw &draw)
{
    const QString unsent = u"half a question"_s;
    ++m_restarts;
    m_customer->chat->setDraft(unsent);
    if (!draw.isAbrupt)
        m_customer->service->stop();
    m_customer->chat->saveDraft();
    // In the order in which the program lets them go; what was counted is still needed.
    const std::unique_ptr<Customer> before = std::move(m_customer);
    m_invariants.reset();
    before->chat.reset();
    before->conversation.reset();
    before->hints.reset();
    before->service.reset();
    before->transport.reset();
    before->store.reset();
    pass(draw.lasts);

    startCustomer();
    m_customer->remember(*before);
    if (draw.pick % 2 == 0)
        m_customer->open();
    const bool isKept = m_customer->chat->draft() == unsent;
    m_customer->chat->setDraft({});
    return isKept ? QStringList() : QStringList{u"(a) what was being typed is lost"_s};
}

std::optional<Message> RandomLife::pickOne(quint32 pick, const QList<Delivery> &states) const
{
    QList<Message> found;
    for (const QString &text : std::as_const(m_customer->typed)) {
        const auto message = m_customer->messageWith(text);
        if (message && states.contains(message->delivery))
            found.append(*message);
    }
    if (found.isEmpty())
        return std::nullopt;
    return found.at(qsizetype(pick % quint32(found.size())));
}

void RandomLife::cancel(const Draw &draw)
{
    const auto message = pickOne(draw.pick, {Delivery::Queued});
    if (!message)
        return;
    m_customer->chat->cancel(message->id);
    m_withdrawn.insert(message->text);
    if (m_customer->chat->draft() != message->text)
        return; // it was asked before, and is what it was then
    m_customer->typed.removeOne(message->text);
    pass(draw.lasts);
    if (draw.isAbrupt) {
        m_customer->chat->setDraft({}); // thought better of it
        return;
    }
    m_withdrawn.remove(message->text);
    m_customer->ask(message->text);
}

void RandomLife::edit(const Draw &draw)
{
    const auto message = pickOne(draw.pick, {Delivery::Queued, Delivery::Failed});
    if (!message)
        return;
    ComposerViewModel &composer = m_customer->chat->composer();
    composer.edit(message->id);
    const QString words = u"%1, reworded %2"_s.arg(message->text).arg(++m_rewordings);
    composer.setDraft(words);
    pass(draw.lasts); // it may be sent meanwhile, in its first words
    using Editing = ComposerViewModel::Editing;
    const Editing editing = composer.editing();
    const QString last = m_customer->typed.constLast();
    const qsizetype place = m_customer->typed.indexOf(message->text);
    (void)composer.send(words);
    if (editing == Editing::InPlace)
        m_withdrawn.insert(message->text); // one that failed was sent, perhaps
    if (m_customer->messageWith(message->text)) {
        m_customer->typed.append(words); // a message of its own
        return;
    }
    if (editing != Editing::InPlace && editing != Editing::AndRetry)
        m_brokenMeanwhile.append(u"(a) \"%1\" was reworded too late"_s.arg(message->text));
    const bool isMoved = editing == Editing::AndRetry && last != message->text;
    m_customer->typed.removeOne(message->text);
    m_customer->typed.insert(isMoved ? m_customer->typed.size() : place, words);
}

void RandomLife::askAgain(const Draw &draw)
{
    const auto message = pickOne(draw.pick, {Delivery::Failed, Delivery::Unanswered});
    if (!message || message->failure == ChatError::Code::MessageTooLong)
        return;
    m_withdrawn.remove(message->text);
    m_customer->askAgain(message->text);
    if (m_customer->typed.constLast() != message->text) {
        m_customer->typed.removeOne(message->text);
        m_customer->typed.append(message->text);
    }
    m_customer->chat->askAgain(message->id); // a finger that taps twice
}

void RandomLife::remove(const Draw &draw)
{
    const auto message = pickOne(draw.pick, {Delivery::Failed, Delivery::Unanswered});
    if (!message)
        return;
    m_customer->chat->composer().remove(message->id);
    m_customer->typed.removeOne(message->text);
    if (m_customer->messageWith(message->text))
        m_brokenMeanwhile.append(u"(a) \"%1\" is still there"_s.arg(message->text));
}

QStringList RandomLife::brokenInTheEnd()
{
    QStringList found = heal();
    found += restartCustomer(Draw());
    // A busy machine may need more than the scaled time of an answer.
    for (int tries = 0; tries < 20 && found.isEmpty(); ++tries) {
        ask();
        const QString last = m_customer->typed.constLast();
        found = heal();
        if (m_customer->messageWith(last)->delivery == Delivery::Answered)
            return found;
    }
    return found + QStringList{u"(g) no answer in the end"_s};
}

int RandomLife::count(Delivery delivery) const
{
    int count = 0;
    for (const QString &text : std::as_const(m_customer->typed)) {
        const auto message = m_customer->messageWith(text);
        count += message && message->delivery == delivery ? 1 : 0;
    }
    return count;
}

QStringList RandomLife::lastStatuses() const
{
    QStringList lines;
    for (const ConnectionStatus &status :
         m_customer->statuses.last(std::min<qsizetype>(20, m_customer->statuses.size()))) {
        QString line;
        QDebug(&line).nospace() << status.state;
        if (status.error)
            QDebug(&line).nospace() << ' ' << status.error->code;
        lines.append(line.remove(u"ecom67::"_s));
    }
    return lines;
}

QString RandomLife::summary() const
{
    return u"%1 questions: %2 answered, %3 unanswered, %4 failed, %5 withdrawn; asked again %6 "
           "times, reworded %7 times; %8 attempts to connect, %9 restarts"_s.arg(m_questions)
               .arg(count(Delivery::Answered))
               .arg(count(Delivery::Unanswered))
               .arg(count(Delivery::Failed))
               .arg(m_withdrawn.size())
               .arg(m_customer->askedAgain.size())
               .arg(m_rewordings)
               .arg(m_customer->attempts())
               .arg(m_restarts);
}

} // namespace ecom67::test
