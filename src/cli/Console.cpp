// SPDX-License-Identifier: MIT
#include "cli/Console.h"

#include <QByteArray>

#include <cstdio>
#include <tuple>

#ifdef Q_OS_WIN
#include <windows.h>

#include <io.h>
#else
#include <unistd.h>
#endif

namespace ecom67 {

static void write(std::FILE *stream, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    // A closed pipe is nothing that could be reported anywhere.
    std::ignore = std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::ignore = std::fflush(stream);
}

void console::print(const QString &line)
{
    write(stdout, line);
}

void console::printError(const QString &line)
{
    write(stderr, line);
}

void console::prepare()
{
#ifdef Q_OS_WIN
    // A console of Windows shows bytes in the code page of the 1980s unless it is told otherwise.
    SetConsoleOutputCP(CP_UTF8);
#endif
}

bool console::isTerminal()
{
#ifdef Q_OS_WIN
    return ::_isatty(::_fileno(stdout)) != 0;
#else
    return ::isatty(::fileno(stdout)) != 0;
#endif
}

} // namespace ecom67
