// SPDX-License-Identifier: MIT
#include "app/ActivationToken.h"
#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/Logging.h"
#include "app/MessageLog.h"
#include "app/ProgramInfo.h"
#include "app/RunningChat.h"
#include "app/SendBench.h"
#include "app/StandardStreams.h"
#include "app/StartArguments.h"
#include "app/StartPlan.h"
#include "app/StartupBench.h"
#include "app/ViewBench.h"
#include "service/ProgramExit.h"
#include "storage/PrivateFile.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#ifdef Q_OS_WIN
#include "app/QuitRequest.h"
#endif

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLongestFarewell = 300ms;
static constexpr int kWrongUsage = 2; ///< as ecom67-support-cli has for configuration

static int refuse(const QString &problem)
{
    tellStarter(stderr, u"ecom67-support: "_s + problem);
    return kWrongUsage;
}

static void nameTheProgram()
{
    QCoreApplication::setOrganizationName(u"E-Com67"_s);
    QCoreApplication::setApplicationName(u"E-Com67 Support"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ECOM67_VERSION));
}

static int runBench(CommandLine::Measured what)
{
    const QString program = QCoreApplication::applicationFilePath();
    switch (what) {
    case CommandLine::Measured::Startup:
        return StartupBench(program).run();
    case CommandLine::Measured::Send:
        return SendBench(program).run();
    case CommandLine::Measured::View:
        return ViewBench(program).run();
    }
    Q_UNREACHABLE();
    return kWrongUsage;
}

/// Answers what needs no window. QApplication must not exist for it: without a display it aborts.
static int runWithoutWindow(const CommandLine &line, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    switch (line.action) {
    case CommandLine::Action::ShowHelp:
        tellStarter(stdout, CommandLine::helpText());
        return 0;
    case CommandLine::Action::ShowVersion:
        tellStarter(stdout, programVersion());
        return 0;
    case CommandLine::Action::ShowInfo:
        if (const auto plan = StartPlan::prepare(line); std::holds_alternative<QString>(plan))
            return refuse(std::get<QString>(plan));
        tellStarter(stdout, programInfo(line.profile));
        return 0;
    case CommandLine::Action::Bench:
        return runBench(line.measured);
    case CommandLine::Action::Chat:
    case CommandLine::Action::BenchRun:
        break;
    }
    Q_UNREACHABLE();
    return kWrongUsage;
}

/// What cannot be used is left out: a log is no reason not to start.
static void startLog(MessageLog &log, const StartPlan &plan)
{
    QLoggingCategory::setFilterRules(plan.logRules);
    // A folder of somebody else's choice is theirs to make.
    if (plan.logFile == plan.paths.logFile())
        (void)ensurePrivateFolder(QFileInfo(plan.logFile).path());
    log.setFile(plan.logFile);
    qCInfo(lcApp).noquote() << programVersion() << "with Qt" << qVersion();
}

static int runWindow(const CommandLine &line)
{
    auto plan = StartPlan::prepare(line);
    if (const auto *problem = std::get_if<QString>(&plan))
        return refuse(*problem);
    if (const auto problem = StartPlan::displayProblem(line))
        return refuse(*problem);
    MessageLog log;
    startLog(log, std::get<StartPlan>(plan));

    // QApplication keeps references to its arguments and changes them.
    std::vector<QByteArray> bytes;
    std::vector<char *> pointers;
    for (const QString &argument : line.forQt)
        bytes.push_back(argument.toLocal8Bit());
    for (QByteArray &argument : bytes)
        pointers.push_back(argument.data());
    int count = static_cast<int>(pointers.size());
    pointers.push_back(nullptr);

    const QByteArray token = givenActivationToken(); // Qt takes it out of the environment
    QApplication qtApplication(count, pointers.data());
    if (line.isAddressUnknown)
        qCWarning(lcApp) << "the address asks for something this program does not know; only "
                            "ecom67-support:open counts, the rest is ignored";
    RunningChat runningChat(std::get<StartPlan>(plan));
    if (runningChat.isElsewhere(token)) {
        qCInfo(lcApp) << "the chat that is running has been asked to show itself";
        return 0;
    }
    Application application(std::get<StartPlan>(std::move(plan)));
    if (const auto problem = application.start())
        return refuse(*problem);
    QObject::connect(&runningChat, &RunningChat::called, &application, &Application::showChat);
    QObject::connect(&application, &Application::quitting, &runningChat, &RunningChat::leave);
#ifdef Q_OS_WIN
    const QuitRequest request;
    QObject::connect(&request, &QuitRequest::asked, &application, &QCoreApplication::quit);
#endif
    const int code = QApplication::exec();
    if (!application.close()) {
        // A thread hangs in the disk. It must find everything it uses, until there is no process.
        log.setFile({}); // waits for it a little
        std::fflush(nullptr);
        std::_Exit(code);
    }
    exitWithin(kLongestFarewell, code);
    return code;
}

int main(int argc, char **argv)
{
    nameTheProgram();
    openStandardStreams();
    const auto parsed = CommandLine::parse(startArguments(argc, argv));
    if (const auto *problem = std::get_if<QString>(&parsed))
        return refuse(*problem);
    const auto &line = std::get<CommandLine>(parsed);
    if (line.action == CommandLine::Action::Chat || line.action == CommandLine::Action::BenchRun)
        return runWindow(line);
    return runWithoutWindow(line, argc, argv);
}
