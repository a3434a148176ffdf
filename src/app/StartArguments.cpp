// SPDX-License-Identifier: MIT
#include "app/StartArguments.h"

#ifdef Q_OS_WIN
#include <windows.h>

#include <shellapi.h>
#endif

namespace ecom67 {

QStringList startArguments(int argc, char **argv)
{
    QStringList arguments;
#ifdef Q_OS_WIN
    int count = 0;
    if (wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count)) {
        for (int i = 0; i < count; ++i)
            arguments.append(QString::fromWCharArray(words[i]));
        LocalFree(words);
        return arguments;
    }
#endif
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace ecom67
