// SPDX-License-Identifier: MIT
/* The beginning of our AppImage (type 2): a static program, behind it a squashfs image.
 *
 * It unpacks the image into a folder of the user's cache when it is started for the first time,
 * with no FUSE, and starts AppRun in there. Linked to libsquashfuse (BSD), Zstandard (BSD), zlib
 * and glibc.
 *
 * --appimage-offset           prints where the image begins
 * --appimage-extract          unpacks it into ./squashfs-root
 * --appimage-extract-and-run  unpacks it anew and leaves nothing behind
 */
#define _GNU_SOURCE
#include "runtime.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WRONG 127

static struct
{
    int fd;
    off_t image;
    char path[PATH_MAX];
} self;

/* What is being unpacked and not complete yet: empty, or the folder. */
static char unfinished[PATH_MAX];

/* The signal that has asked us to end, and the program that it is for. */
static volatile sig_atomic_t caught;
static volatile sig_atomic_t child;

static int remove_one(const char *path, const struct stat *what, int kind, struct FTW *where)
{
    (void)what;
    (void)kind;
    (void)where;
    return remove(path);
}

void remove_tree(const char *folder)
{
    nftw(folder, remove_one, 32, FTW_DEPTH | FTW_PHYS);
}

void set_unfinished(const char *folder)
{
    snprintf(unfinished, sizeof unfinished, "%s", folder ? folder : "");
}

static void __attribute__((noreturn)) give_up(void)
{
    if (*unfinished)
        remove_tree(unfinished);
    exit(caught ? 128 + caught : WRONG);
}

void fail(const char *what)
{
    fprintf(stderr, "AppImage: %s: %s\n", what, strerror(errno));
    give_up();
}

static void fail_damaged(const char *where)
{
    fprintf(stderr, "AppImage: the image is damaged (%s); download it again\n", where);
    give_up();
}

void join(char *into, const char *folder, const char *name)
{
    if (snprintf(into, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        fail(name);
    }
}

static void on_signal(int number, siginfo_t *from, void *context)
{
    (void)context;
    caught = number;
    /* Those of the terminal go to the whole group, the program in it. */
    if (child > 0 && from->si_code != SI_KERNEL)
        kill(child, number);
}

/* From now on nothing that asks us to end does so before what is unfinished has been taken away. */
static void catch_signals(void)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
        struct sigaction action = {.sa_flags = SA_SIGINFO | SA_RESTART};
        struct sigaction before;
        action.sa_sigaction = on_signal;
        /* nohup has it ignored. */
        if (!sigaction(numbers[i], NULL, &before) && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
}

static void open_self(void)
{
    const ssize_t length = readlink("/proc/self/exe", self.path, sizeof self.path - 1);
    if (length < 0)
        fail("/proc/self/exe");
    self.path[length] = 0;
    self.fd = open(self.path, O_RDONLY | O_CLOEXEC);
    if (self.fd < 0)
        fail(self.path);
    Elf64_Ehdr head;
    if (pread(self.fd, &head, sizeof head, 0) != sizeof head)
        fail("the head of this file");
    /* The table of sections is the last of a program that strip has left. */
    self.image = (off_t)(head.e_shoff + (Elf64_Off)head.e_shentsize * head.e_shnum);
}

static void write_all(int fd, const char *bytes, size_t count, const char *name)
{
    while (count > 0) {
        const ssize_t written = write(fd, bytes, count);
        if (written < 0)
            fail(name);
        bytes += written;
        count -= (size_t)written;
    }
}

static void put_file(sqfs *image, sqfs_inode *inode, const char *to)
{
    static char buffer[256 * 1024];
    const int fd
        = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, inode->base.mode & 0777);
    if (fd < 0)
        fail(to);
    const sqfs_off_t size = (sqfs_off_t)inode->xtra.reg.file_size;
    for (sqfs_off_t at = 0; at < size;) {
        sqfs_off_t count = sizeof buffer;
        if (sqfs_read_range(image, inode, at, &count, buffer) || count == 0)
            fail_damaged(to);
        write_all(fd, buffer, (size_t)count, to);
        at += count;
    }
    if (close(fd))
        fail(to);
}

static void put_link(sqfs *image, sqfs_inode *inode, const char *to)
{
    char target[PATH_MAX];
    size_t size = sizeof target;
    if (sqfs_readlink(image, inode, target, &size))
        fail_damaged(to);
    unlink(to);
    if (symlink(target, to))
        fail(to);
}

static void put(sqfs *image, sqfs_inode *inode, const char *to)
{
    if (S_ISDIR(inode->base.mode)) {
        if (mkdir(to, 0755) && errno != EEXIST)
            fail(to);
    } else if (S_ISLNK(inode->base.mode)) {
        put_link(image, inode, to);
    } else if (S_ISREG(inode->base.mode)) {
        put_file(image, inode, to);
    }
}

static void unpack(const char *folder)
{
    sqfs image;
    sqfs_traverse walk;
    sqfs_err error = SQFS_OK;
    if (sqfs_init(&image, self.fd, (size_t)self.image) != SQFS_OK)
        fail_damaged("its head");
    if (mkdir(folder, 0700) && errno != EEXIST)
        fail(folder);
    if (sqfs_traverse_open(&walk, &image, sqfs_inode_root(&image)))
        fail_damaged("its root");
    while (sqfs_traverse_next(&walk, &error)) {
        char to[PATH_MAX];
        sqfs_inode inode;
        if (caught)
            give_up();
        if (walk.dir_end)
            continue;
        join(to, folder, walk.path);
        if (sqfs_inode_get(&image, &inode, sqfs_dentry_inode(&walk.entry)))
            fail_damaged(to);
        put(&image, &inode, to);
    }
    if (error)
        fail_damaged("its tree");
    sqfs_traverse_close(&walk);
    sqfs_destroy(&image);
}

static void __attribute__((noreturn)) run(const char *folder, char **arguments, const char *name)
{
    char program[PATH_MAX];
    join(program, folder, "AppRun");
    setenv("APPDIR", folder, 1);
    setenv("APPIMAGE", self.path, 1);
    setenv("ARGV0", name, 1);
    execv(program, arguments);
    fail(program);
}

static int extract_and_run(char **arguments, const char *name)
{
    char folder[PATH_MAX];
    sigset_t all, before;
    folder_for_once(folder, unpack);
    /* None may come between looking for one and having somebody to hand it on to. */
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    if (caught)
        give_up();
    const pid_t started = fork();
    if (started < 0)
        fail("fork");
    if (started == 0) {
        set_unfinished(NULL);
        static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
            struct sigaction action;
            if (!sigaction(numbers[i], NULL, &action) && action.sa_handler != SIG_IGN)
                signal(numbers[i], SIG_DFL);
        }
        sigprocmask(SIG_SETMASK, &before, NULL);
        run(folder, arguments, name);
    }
    child = started;
    sigprocmask(SIG_SETMASK, &before, NULL);
    int status = 0;
    while (waitpid(started, &status, 0) < 0 && errno == EINTR) { }
    child = 0;
    remove_tree(folder);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **arguments)
{
    const char *option = count > 1 ? arguments[1] : "";
    char folder[PATH_MAX];
    open_self();
    if (!strcmp(option, "--appimage-offset")) {
        printf("%lld\n", (long long)self.image);
        return 0;
    }
    if (!strcmp(option, "--appimage-extract")) {
        unpack("squashfs-root");
        puts("squashfs-root");
        return 0;
    }
    catch_signals();
    if (!strcmp(option, "--appimage-extract-and-run")) {
        arguments[1] = arguments[0];
        return extract_and_run(arguments + 1, arguments[0]);
    }
    folder_in_cache(folder, unpack);
    if (caught)
        give_up();
    run(folder, arguments, arguments[0]);
}

/* Our images are packed with Zstandard. libsquashfuse knows other ways as well, whose libraries are
 * left out: that of LZO is under the GPL, which the licence of the program need not be. */
int lzo1x_decompress_safe(void)
{
    return -1;
}
int LZ4_decompress_safe(void)
{
    return -1;
}
int lzma_stream_buffer_decode(void)
{
    return 11;
}
int lzma_alone_decoder(void)
{
    return 11;
}
int lzma_code(void)
{
    return 11;
}
void lzma_end(void)
{
}
