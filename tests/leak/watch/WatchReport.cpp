// SPDX-License-Identifier: MIT
#include "leak/watch/WatchReport.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ecom67::test {

static std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

WatchReport::WatchReport()
    : m_folder(variable("ECOM67_LEAK_WATCH"))
{
}

void WatchReport::say(std::string_view line) const
{
    const std::string path = m_folder + '/' + std::to_string(::getpid());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    const std::string whole = variable("ECOM67_LEAK_TEST") + ' ' + program_invocation_short_name
        + ": " + std::string(line) + '\n';
    // Past our own function of that name.
    (void)::syscall(SYS_write, file, whole.data(), whole.size());
    ::close(file);
}

} // namespace ecom67::test
