// SPDX-License-Identifier: MIT
#pragma once

#include "core/Settings.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace ecom67 {

/// What the program was asked to do, as a value: read before any application object exists,
/// since QApplication aborts where there is no display.
struct CommandLine
{
    enum class Action {
        Chat, ///< the window
        ShowHelp,
        ShowVersion,
        ShowInfo,
        Bench, ///< measure this program by starting it, see measured
        BenchRun, ///< one of those starts
    };
    enum class Measured {
        Startup,
        Send,
        View,
    };

    Action action = Action::Chat;
    Measured measured = Measured::Startup; ///< by Bench and BenchRun
    bool isDemo = false; ///< talk to a local gateway inside this process
    bool isOpenWanted = false; ///< given an address of the program: show the chat at once
    bool isAddressUnknown = false; ///< the address asks for something else as well
    QString profile; ///< empty: the default profile
    QString scriptFile; ///< drives the window, empty for none
    QString selfTestPicture; ///< connect, ask, wait, save the window here; empty for none
    Settings::Values settings; ///< values given on the command line, by key
    QStringList forQt; ///< the program name and what only Qt understands (-platform, -style, ...)

    /// Whether this is a chat that another start may bring forward: no demo and no measurement.
    bool isJoinable() const { return action == Action::Chat && !isDemo; }
    /// Whether a chat of this profile that runs already is what is wanted: a start without
    /// anything special.
    bool joinsRunningChat() const;

    /// Reads the arguments, the program name first. Fails with one plain English sentence.
    [[nodiscard]] static std::variant<CommandLine, QString> parse(const QStringList &arguments);

    /// What --help prints.
    static QString helpText();
};

} // namespace ecom67
