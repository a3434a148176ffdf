// SPDX-License-Identifier: MIT
#include "service/ProcessFamily.h"

#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace ecom67 {

struct ProcessFamily::Job
{
};

ProcessFamily::ProcessFamily() = default;

ProcessFamily::~ProcessFamily() = default;

void ProcessFamily::adopt(QProcess &process)
{
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
}

void ProcessFamily::end(const QProcess &process)
{
    if (const qint64 id = process.processId(); id > 0)
        ::kill(-pid_t(id), SIGKILL);
}

} // namespace ecom67
