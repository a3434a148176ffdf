// SPDX-License-Identifier: MIT
#include "slowdisk/SlowDisk.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace ecom67::test {

static long futex(std::atomic<int> &word, int operation, int value)
{
    static_assert(sizeof(std::atomic<int>) == sizeof(int));
    return ::syscall(SYS_futex, &word, operation, value, nullptr, nullptr, 0);
}

void SlowDiskControl::hold(bool isOn)
{
    isHeld = isOn ? 1 : 0;
    futex(isHeld, FUTEX_WAKE, INT_MAX);
}

void SlowDiskControl::letOneThrough()
{
    ++permits;
    futex(isHeld, FUTEX_WAKE, INT_MAX);
}

static bool takePermit(std::atomic<int> &permits)
{
    int left = permits;
    while (left > 0 && !permits.compare_exchange_weak(left, left - 1))
        ;
    return left > 0;
}

static SlowDiskControl *mappedControl(const char *path)
{
    const int file = ::open(path, O_RDWR | O_CLOEXEC);
    if (file < 0)
        return nullptr;
    void *memory
        = ::mmap(nullptr, sizeof(SlowDiskControl), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    return memory == MAP_FAILED ? nullptr : static_cast<SlowDiskControl *>(memory);
}

static SlowDiskControl &makeControl()
{
    static SlowDiskControl own;
    if (const char *path = std::getenv("ECOM67_SLOW_DISK_CONTROL")) {
        if (SlowDiskControl *mapped = mappedControl(path))
            return *mapped;
    }
    if (const char *ms = std::getenv("ECOM67_SLOW_DISK_MS"))
        own.delayMs = std::atoi(ms);
    if (const char *folder = std::getenv("ECOM67_SLOW_DISK_FOLDER"))
        std::snprintf(own.folder, sizeof own.folder, "%s", folder);
    return own;
}

SlowDiskControl &slowDisk()
{
    static SlowDiskControl &control = makeControl();
    return control;
}

static bool isOnTheDisk(int file)
{
    const SlowDiskControl &control = slowDisk();
    const std::size_t length = std::strlen(control.folder);
    if (length == 0)
        return false;
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t got = ::readlink(link, path, sizeof path);
    return got > ssize_t(length) && std::strncmp(path, control.folder, length) == 0
        && path[length] == '/';
}

/// The sync of a disk in a bad state; 0, or the errno to fail with.
static int suffer(int file)
{
    if (!isOnTheDisk(file))
        return 0;
    SlowDiskControl &control = slowDisk();
    ++control.waiting;
    while (control.isHeld != 0 && !takePermit(control.permits))
        futex(control.isHeld, FUTEX_WAIT, 1);
    --control.waiting;
    const int delay = control.delayMs;
    timespec rest{.tv_sec = delay / 1'000, .tv_nsec = delay % 1'000 * 1'000'000L};
    while (delay > 0 && ::nanosleep(&rest, &rest) != 0 && errno == EINTR)
        ;
    ++control.syncs;
    return control.syncError;
}

static bool refusesWrite(int file)
{
    const int error = slowDisk().writeError;
    if (error == 0 || !isOnTheDisk(file))
        return false;
    errno = error;
    return true;
}

template <typename Function>
static Function *systemsOwn(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

} // namespace ecom67::test

using namespace ecom67::test;

extern "C" {

int fsync(int file)
{
    static auto *const real = systemsOwn<int(int)>("fsync");
    errno = suffer(file);
    return errno != 0 ? -1 : real(file);
}

int fdatasync(int file)
{
    static auto *const real = systemsOwn<int(int)>("fdatasync");
    errno = suffer(file);
    return errno != 0 ? -1 : real(file);
}

ssize_t write(int file, const void *bytes, size_t count)
{
    static auto *const real = systemsOwn<ssize_t(int, const void *, size_t)>("write");
    return refusesWrite(file) ? -1 : real(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset)
{
    static auto *const real = systemsOwn<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    return refusesWrite(file) ? -1 : real(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset)
{
    static auto *const real = systemsOwn<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    return refusesWrite(file) ? -1 : real(file, bytes, count, offset);
}
}
