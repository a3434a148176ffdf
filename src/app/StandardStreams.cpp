// SPDX-License-Identifier: MIT
#include "app/StandardStreams.h"

#include <QTextStream>

#ifdef Q_OS_WIN
#include <windows.h>

#include <io.h>
#endif

namespace ecom67 {

#ifdef Q_OS_WIN

/// A program with windows starts with descriptors below zero.
static bool isOpen(std::FILE *stream)
{
    const int descriptor = ::_fileno(stream);
    return descriptor >= 0
        && reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor)) != INVALID_HANDLE_VALUE;
}

void openStandardStreams()
{
    if (isOpen(stdout) || isOpen(stderr) || !AttachConsole(ATTACH_PARENT_PROCESS))
        return;
    SetConsoleOutputCP(CP_UTF8);
    for (std::FILE *stream : {stdout, stderr}) {
        if (!std::freopen("CONOUT$", "w", stream))
            return;
    }
}

#else

static bool isOpen(std::FILE *)
{
    return true;
}

void openStandardStreams()
{
}

#endif

void tellStarter(std::FILE *stream, const QString &text)
{
    if (isOpen(stream)) {
        QTextStream out(stream);
        out << text;
        if (!text.endsWith(u'\n'))
            out << '\n';
        return;
    }
#ifdef Q_OS_WIN
    MessageBoxW(nullptr, reinterpret_cast<const wchar_t *>(text.utf16()), L"E-Com67 Support",
                MB_OK | MB_SETFOREGROUND);
#endif
}

} // namespace ecom67
