// SPDX-License-Identifier: MIT
#pragma once

#include "view/Fonts.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>

namespace ecom67::test {

/// An application that remembers which of its events kept the GUI thread busy longest.
///
/// Processor time, not the clock: the figure is that of the program, however busy the machine
/// is. A thread that waits for a file or a socket uses none; the baits are there for that.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    void startWatching(); ///< forgets what was
    double longestTurn() const noexcept { return m_longest; } ///< in milliseconds
    /// What no turn may take, 0 when the build says nothing about the program: 100 ms, and four
    /// times as much where the compiler was not to optimise.
    static double longestAllowed();
    QString longestWhat() const { return m_longestWhat; } ///< receiver and kind of event

    static WatchedApplication &self();

private:
    double m_longest = 0;
    QString m_longestWhat;
    int m_depth = 0;
};

/// The main() of a test against hostile peers.
template <typename Test>
int runWatched(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    QAccessible::setActive(true); // a screen reader listens: its words are made, too
    installFonts();
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace ecom67::test
