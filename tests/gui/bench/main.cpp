// SPDX-License-Identifier: MIT
// Prints how long one message takes from the model to the painted window, by length of the chat,
// and the longest block of one change of width. Not a test: figures depend on the machine.
#include "gui/ChatFixture.h"
#include "view/Fonts.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

/// Runs until every height is exact: nothing is left to do.
static void settle()
{
    for (int i = 0; i < 2'000; ++i)
        QCoreApplication::processEvents();
}

static double medianAppend(ChatFixture &fixture)
{
    QList<double> times;
    for (int i = 0; i < 31; ++i) {
        QElapsedTimer clock;
        clock.start();
        fixture.answer(
            u"An answer with **bold** words, long enough for two lines: number %1"_s.arg(i));
        fixture.list()->doItemsLayout();
        fixture.list()->viewport()->repaint();
        times.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        settle();
    }
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

static double widthChange(ChatFixture &fixture)
{
    QElapsedTimer clock;
    QRect body = fixture.shell->chatWindow().bodyGeometry();
    clock.start();
    body.setLeft(body.left() - 100);
    fixture.shell->chatWindow().setBodyGeometry(body);
    fixture.list()->viewport()->repaint();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installFonts();
    std::puts("messages  open ms  append ms  width ms");
    for (const int count : {0, 1'000, 10'000}) {
        ChatFixture fixture;
        fixture.fill(count,
                     u"Message %1: some words about an order, a hundred characters or so, that "
                     "make three lines in a bubble."_s);
        fixture.makeShell();
        QElapsedTimer clock;
        clock.start();
        fixture.open();
        fixture.shell->chatWindow().repaint();
        const double open = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        settle();
        const double append = medianAppend(fixture);
        std::printf("%8d %8.2f %10.2f %9.2f\n", count, open, append, widthChange(fixture));
    }
    return 0;
}
