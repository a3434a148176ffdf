// SPDX-License-Identifier: MIT
#include "cli/Command.h"
#include "cli/Console.h"
#include "service/NetworkReport.h"
#include "service/ProgramExit.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;

static QString helpText()
{
    QString text = u"Usage: ecom67-support-cli COMMAND [OPTIONS]\n\n"
                   "Tools of E-Com67 Support for staff and scripts.\n\nCommands:\n"_s;
    for (const Command &command : commands()) {
        text += u"  "_s + QString::fromLatin1(command.name).leftJustified(12)
            + QString::fromLatin1(command.help) + u'\n';
    }
    return text
        + u"\nOptions:\n"
          "  --help      this text; behind a command, the text of that command\n"
          "  --info      versions, TLS and transport\n"
          "  --version   the version"_s;
}

static QString versionText()
{
    return QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
}

static QString infoText()
{
    const QStringList lines{u"version: "_s + versionText(),
                            u"Qt: "_s + QString::fromLatin1(qVersion())};
    return (lines + networkReport()).join(u'\n');
}

static int runCommand(const QStringList &arguments)
{
    const QString name = arguments.value(0);
    if (name == "--help"_L1 || name == "-h"_L1) {
        console::print(helpText());
        return ExitOk;
    }
    if (name == "--version"_L1 || name == "-v"_L1) {
        console::print(versionText());
        return ExitOk;
    }
    if (name == "--info"_L1) {
        console::print(infoText());
        return ExitOk;
    }
    const auto table = commands();
    const auto found = std::find_if(table.begin(), table.end(), [&name](const Command &command) {
        return name == QLatin1StringView(command.name);
    });
    if (found != table.end())
        return found->run(arguments);
    if (name.isEmpty())
        console::printError(helpText());
    else
        console::printError(u"There is no command \""_s + name
                            + u"\"; --help lists the commands."_s);
    return ExitUsage;
}

int main(int argc, char *argv[])
{
    QCoreApplication::setOrganizationName(u"E-Com67"_s);
    QCoreApplication::setApplicationName(u"ecom67-support-cli"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ECOM67_VERSION));
    const QCoreApplication application(argc, argv);
    console::prepare();
    const int code = runCommand(QCoreApplication::arguments().mid(1));
    exitWithin(300ms, code);
    return code;
}
