// SPDX-License-Identifier: MIT
// For LD_PRELOAD: looks at everything that a process and its children write to files and say on
// their standard output and error, and reports what holds a session id or a token. Over connections
// they may go: there they are learned.

#include "leak/watch/SecretForms.h"
#include "leak/watch/WatchReport.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace ecom67::test {

namespace {

class LeakWatch
{
public:
    LeakWatch()
    {
        if (m_report.isWanted()) {
            m_report.say("BEGIN");
            lookAtArguments();
        }
    }

    void sayFigures() const
    {
        if (m_report.isWanted())
            m_report.say("FIGURES " + std::to_string(m_report.looked) + " "
                         + std::to_string(m_secrets.learned()));
    }

    void onWrite(int file, std::string_view bytes)
    {
        if (m_report.isWanted() && isWatched(file))
            look(behindTheLast(file, bytes), file, std::string());
    }
    /// At a place of its own.
    void onWriteAt(int file, std::string_view bytes)
    {
        if (m_report.isWanted() && isWatched(file))
            look(bytes, file, std::string());
    }
    void onStream(const FILE *stream, std::string_view bytes)
    {
        if (m_report.isWanted() && (stream == stdout || stream == stderr))
            look(bytes, -1, stream == stdout ? "standard output" : "standard error");
    }
    void onConnection(std::string_view bytes)
    {
        if (m_report.isWanted())
            m_secrets.learn(bytes);
    }

private:
    static bool isWatched(int file)
    {
        struct stat state;
        if (file == STDOUT_FILENO || file == STDERR_FILENO)
            return true;
        return ::fstat(file, &state) == 0 && S_ISREG(state.st_mode);
    }
    /// With the end of what was written there before: a secret may lie on both sides.
    std::string behindTheLast(int file, std::string_view bytes)
    {
        static constexpr std::size_t kept = 8 * 1024;
        struct stat state;
        const std::lock_guard lock(m_mutex);
        Tail &tail = m_tails[file];
        const bool isSame = ::fstat(file, &state) == 0 && state.st_ino == tail.inode;
        std::string whole = isSame ? tail.bytes : std::string();
        whole += bytes;
        tail.inode = state.st_ino;
        tail.bytes = whole.substr(whole.size() - std::min(whole.size(), kept));
        return whole;
    }
    static std::string pathOf(int file)
    {
        char path[PATH_MAX];
        const std::string link = "/proc/self/fd/" + std::to_string(file);
        const ssize_t length = ::readlink(link.c_str(), path, sizeof path);
        return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string("?");
    }
    /// By the name the program gives it, which one that is damaged has still, or by what SQLite
    /// begins each of its files with: database, log of writes, journal.
    static bool isDatabase(const std::string &path)
    {
        if (path.find(".sqlite") != path.npos)
            return true;
        static constexpr std::string_view forms[]
            = {"SQLite format 3", "\x37\x7f\x06", "\xd9\xd5\x05\xf9"};
        char head[16] = {};
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            return false;
        const ssize_t count = ::pread(file, head, sizeof head, 0);
        ::close(file);
        const std::string_view begin(head, count > 0 ? static_cast<std::size_t>(count) : 0);
        return std::any_of(std::begin(forms), std::end(forms),
                           [begin](std::string_view form) { return begin.starts_with(form); });
    }
    /// The conversation is kept with its session, readable for its owner alone.
    static bool isPrivateDatabase(int file, const std::string &path)
    {
        struct stat state;
        return ::fstat(file, &state) == 0 && S_ISREG(state.st_mode) && (state.st_mode & 077) == 0
            && isDatabase(path);
    }
    void look(std::string_view bytes, int file, std::string name)
    {
        ++m_report.looked;
        const auto found = m_secrets.find(bytes);
        if (!found)
            return;
        if (name.empty())
            name = pathOf(file);
        if (file >= 0 && isPrivateDatabase(file, name))
            return;
        const std::size_t from = found->place > 60 ? found->place - 60 : 0;
        std::string before(bytes.substr(from, found->place - from));
        for (char &c : before)
            c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
        m_report.say("LEAK " + std::string(found->kind) + " into " + name + " behind: " + before);
    }
    void lookAtArguments()
    {
        std::string all;
        if (FILE *file = std::fopen("/proc/self/cmdline", "re")) {
            char part[4096];
            while (const std::size_t count = std::fread(part, 1, sizeof part, file))
                all.append(part, count);
            std::fclose(file);
        }
        // The one option that names a session; the help of the console program warns of it.
        static constexpr std::string_view option{"--session\0session-", 18};
        if (const auto found = m_secrets.find(all); found && all.find(option) == all.npos)
            m_report.say("LEAK " + std::string(found->kind) + " into the arguments of the process");
    }

    struct Tail
    {
        ino_t inode = 0;
        std::string bytes;
    };

    WatchReport m_report;
    SecretForms m_secrets;
    std::mutex m_mutex;
    std::map<int, Tail> m_tails;
};

/// Set while we look: what we write ourselves is not looked at.
thread_local bool isLooking = false;

/// Never destroyed: what is written last is looked at as well.
LeakWatch &watch()
{
    static auto *const one = new LeakWatch;
    return *one;
}

template <typename Look>
void quietly(Look look)
{
    if (isLooking)
        return;
    const int error = errno;
    isLooking = true;
    look(watch());
    isLooking = false;
    errno = error;
}

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

std::string_view viewOf(const void *bytes, ssize_t size)
{
    return {static_cast<const char *>(bytes), size > 0 ? static_cast<std::size_t>(size) : 0};
}

/// The arguments are looked at even where nothing is written.
[[gnu::constructor]] void begin()
{
    quietly([](LeakWatch &) {});
}

[[gnu::destructor]] void end()
{
    quietly([](LeakWatch &all) { all.sayFigures(); });
}

int printTo(FILE *stream, const char *format, va_list arguments)
{
    va_list copy;
    va_copy(copy, arguments);
    char *text = nullptr;
    const int size = ::vasprintf(&text, format, copy);
    va_end(copy);
    if (size >= 0)
        quietly([&](LeakWatch &all) { all.onStream(stream, viewOf(text, size)); });
    std::free(text);
    static auto *const real = next<decltype(::vfprintf)>("vfprintf");
    return real(stream, format, arguments);
}

} // namespace

} // namespace ecom67::test

using namespace ecom67::test;

extern "C" {

ssize_t write(int file, const void *bytes, size_t size)
{
    static auto *const real = next<decltype(::write)>("write");
    quietly([&](LeakWatch &all) { all.onWrite(file, {static_cast<const char *>(bytes), size}); });
    return real(file, bytes, size);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
    static auto *const real = next<decltype(::pwrite)>("pwrite");
    quietly([&](LeakWatch &all) { all.onWriteAt(file, {static_cast<const char *>(bytes), size}); });
    return real(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
    static auto *const real = next<decltype(::pwrite64)>("pwrite64");
    quietly([&](LeakWatch &all) { all.onWriteAt(file, {static_cast<const char *>(bytes), size}); });
    return real(file, bytes, size, at);
}

ssize_t writev(int file, const iovec *parts, int count)
{
    static auto *const real = next<decltype(::writev)>("writev");
    quietly([&](LeakWatch &all) {
        std::string whole;
        for (int i = 0; i < count; ++i)
            whole.append(static_cast<const char *>(parts[i].iov_base), parts[i].iov_len);
        all.onWrite(file, whole);
    });
    return real(file, parts, count);
}

ssize_t send(int socket, const void *bytes, size_t size, int flags)
{
    static auto *const real = next<decltype(::send)>("send");
    quietly([&](LeakWatch &all) { all.onConnection({static_cast<const char *>(bytes), size}); });
    return real(socket, bytes, size, flags);
}

ssize_t read(int file, void *bytes, size_t size)
{
    static auto *const real = next<decltype(::read)>("read");
    const ssize_t count = real(file, bytes, size);
    struct stat state;
    if (count > 0 && ::fstat(file, &state) == 0 && S_ISSOCK(state.st_mode))
        quietly([&](LeakWatch &all) { all.onConnection(viewOf(bytes, count)); });
    return count;
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    static auto *const real = next<decltype(::fwrite)>("fwrite");
    quietly([&](LeakWatch &all) {
        all.onStream(stream, {static_cast<const char *>(bytes), size * count});
    });
    return real(bytes, size, count, stream);
}

int fputs(const char *text, FILE *stream)
{
    static auto *const real = next<decltype(::fputs)>("fputs");
    quietly([&](LeakWatch &all) { all.onStream(stream, text); });
    return real(text, stream);
}

int fprintf(FILE *stream, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int count = printTo(stream, format, arguments);
    va_end(arguments);
    return count;
}

int vfprintf(FILE *stream, const char *format, va_list arguments)
{
    return printTo(stream, format, arguments);
}

// Their names in programs that were compiled with _FORTIFY_SOURCE.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
int __fprintf_chk(FILE *stream, int, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int count = printTo(stream, format, arguments);
    va_end(arguments);
    return count;
}

// NOLINTNEXTLINE(bugprone-reserved-identifier)
int __vfprintf_chk(FILE *stream, int, const char *format, va_list arguments)
{
    return printTo(stream, format, arguments);
}

} // extern "C"
