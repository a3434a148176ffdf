// SPDX-License-Identifier: MIT
#include "longrun/KioskLife.h"
#include "model/ConversationModel.h"
#include "service/NetworkSetup.h"
#include "service/TransportFactory.h"
#include "storage/SqliteConversationStore.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Status = ConnectionStatus::State;

/// One attempt after the other, with no chance in it: what is counted can be said beforehand.
constexpr std::chrono::milliseconds kRetryEvery = 20ms;

/// A figure of this process's memory, in KB, as the kernel names it.
int memoryKb(const QByteArray &name)
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray start = name + QByteArrayLiteral(":");
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(start))
            return line.mid(start.size()).simplified().split(' ').constFirst().toInt();
    }
    return 0;
}

int openSockets()
{
    const QDir files(u"/proc/self/fd"_s);
    const QStringList names = files.entryList(QDir::Files | QDir::System);
    return int(std::count_if(names.begin(), names.end(), [&files](const QString &name) {
        char target[64] = {};
        const QByteArray path = QFile::encodeName(files.filePath(name));
        return ::readlink(path.constData(), target, sizeof target - 1) > 0
            && QByteArray(target).startsWith("socket:");
    }));
}

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

ChatTiming scaledTiming(std::chrono::milliseconds hour)
{
    ChatTiming timing;
    const auto scaled = [hour](std::chrono::milliseconds real) {
        return std::chrono::milliseconds(
            std::max<qint64>(1, real.count() * hour.count() / 3'600'000));
    };
    // What is said between people keeps its time, what API Gateway's limits ask for does not.
    timing.renewAfter = scaled(timing.renewAfter);
    timing.quietFor = scaled(timing.quietFor);
    timing.restAfter = scaled(timing.restAfter);
    return timing;
}

} // namespace

/// The customer's half of the long run: ENDPOINT FILE DAYS CUSTOMERS STAY NIGHT, the last two in
/// scaled hours. Prints its figures after the first hour and at the end, and "dark" when it wants
/// the gateway gone; takes a line on standard input as the news that it is.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7)
        return 2;
    const KioskLife::Plan plan{.days = arguments.at(3).toInt(),
                               .customersPerDay = arguments.at(4).toInt(),
                               .longStayHours = arguments.at(5).toDouble(),
                               .nightHours = arguments.at(6).toDouble()};
    SqliteConversationStore store(arguments.at(2));
    const NetworkSetup network;
    const auto transport = makeTransport(network);
    ChatService service(*transport,
                        ReconnectPolicy({.firstDelay = kRetryEvery,
                                         .longestDelay = kRetryEvery,
                                         .plannedDelay = 1ms,
                                         .slowDelay = kRetryEvery},
                                        [] { return 1.0; }),
                        scaledTiming(plan.hour), [&store](std::function<void()> done) {
                            store.whenWritten(std::move(done));
                        });
    ConversationModel conversation;
    ChatViewModel chat(service, store, conversation, u"Welcome!"_s);
    const auto configure = [&] {
        service.configure(
            {.endpoint = Endpoint::parse(arguments.at(1)), .session = chat.session(), .token = {}});
    };
    QObject::connect(&chat, &ChatViewModel::sessionChanged, &application, configure);
    chat.restore();
    configure();

    int cut = 0; ///< by the gateway's limits
    int closed = 0; ///< by ourselves, to renew or to rest
    int lost = 0;
    QObject::connect(transport.get(), &ChatTransport::ended, &application,
                     [&](const TransportOutcome &outcome) {
                         cut += outcome.isPlanned;
                         closed += outcome.wasOpened && !outcome.isPlanned && !outcome.error;
                         lost += outcome.error.has_value();
                     });

    KioskLife life(service, chat, plan);
    QElapsedTimer since;
    bool isFirstHourOver = false;
    int mostSockets = 0;
    const auto figures = [&](const QString &when) {
        say(u"%1 pss %2 own %3 sockets %4 conversations %5 questions %6 cut %7 closed %8 lost %9"_s
                .arg(when)
                .arg(memoryKb("Pss"))
                .arg(memoryKb("Anonymous"))
                .arg(mostSockets)
                .arg(life.conversations())
                .arg(life.questions())
                .arg(cut)
                .arg(closed)
                .arg(lost));
    };
    QObject::connect(&life, &KioskLife::customerLeft, &application, [&] {
        mostSockets = std::max(mostSockets, openSockets());
        if (!isFirstHourOver && since.elapsed() >= plan.hour.count()) {
            isFirstHourOver = true;
            figures(u"hour"_s);
        }
    });
    QObject::connect(&life, &KioskLife::finished, &application, [&] {
        mostSockets = std::max(mostSockets, openSockets());
        figures(u"end"_s);
        service.setInUse(true);
        service.wake();
        say(u"dark"_s);
    });

    // In the dark: how many attempts are made is how many timers start them.
    int attempts = 0;
    bool isDark = false;
    QElapsedTimer dark;
    QObject::connect(&service, &ChatService::statusChanged, &application,
                     [&](const ConnectionStatus &status) {
                         if (status.state == Status::Reconnecting && isDark && !dark.isValid())
                             dark.start();
                         if (status.state == Status::Connecting && dark.isValid())
                             ++attempts;
                         if (attempts < 25)
                             return;
                         const qint64 most = dark.elapsed() / kRetryEvery.count() + 1;
                         say(u"attempts %1 most %2"_s.arg(attempts).arg(most));
                         QCoreApplication::quit();
                     });
    QSocketNotifier news(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&news, &QSocketNotifier::activated, &application, [&] {
        news.setEnabled(false);
        isDark = true;
        service.wake();
        if (service.status().state == Status::Reconnecting)
            dark.start();
    });
    since.start();
    life.begin();
    const int code = QCoreApplication::exec();
    service.stop();
    return store.close(30s) ? code : 1;
}
