// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <variant>

namespace ecom67 {

/// One step of a script that drives the real window.
struct ScriptStep
{
    enum class Verb {
        Open, ///< click the launcher
        Type, ///< text into the composer
        Key, ///< one key, e.g. "Return", "Escape", "Shift+Return"
        Send, ///< text and Return
        WaitStatus, ///< until the connection has this state, e.g. "Online"
        WaitAnswer, ///< until an answer has come since the last Send
        Expect, ///< the transcript matches a regular expression
        Screenshot, ///< of the window, or of the whole screen
        Minimise,
        Restore,
        Close,
        NewChat,
        PrintTranscript,
        Quit,
    };

    Verb verb = Verb::Quit;
    QString text; ///< text, key, state, pattern or file name
    std::chrono::milliseconds timeout{10'000};
    bool wholeScreen = false;
    int number = 0; ///< of the step in its file, from 1, for error messages
};

/// A script as read from its JSON file (docs/CONFIGURATION.md, "Scripts").
struct Script
{
    QList<ScriptStep> steps;

    /// Fails with one English sentence that names the step and what is wrong with it.
    [[nodiscard]] static std::variant<Script, QString> parse(const QByteArray &json);
    [[nodiscard]] static std::variant<Script, QString> readFile(const QString &path);

    /// Connects, asks, waits for the answer, saves the window: what --self-test does.
    [[nodiscard]] static Script selfTest(const QString &picture);
};

} // namespace ecom67
