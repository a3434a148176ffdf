// SPDX-License-Identifier: MIT
/* Where the image is unpacked, how long it stays there, and who may take it away.
 *
 * A folder is named by the version and by the sum of the image, so that copies of one AppImage share
 * one. Whoever uses it holds a shared lock on a file in it; one that nobody holds, of another version
 * or left by a process that was killed, is taken away by the next start.
 */
#define _GNU_SOURCE
#include "runtime.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PROGRAM "ecom67-support"
#define CACHED PROGRAM "-appimage-"
#define ONCE PROGRAM "-run-"
#define LOCK ".lock"
#define COMPLETE ".complete"
/* One without a lock may be that of a process that is about to make it. */
#define YOUNGEST_LEFT_SECONDS 60

/* How much a folder holds: tools that tidy caches delete single files. */
static struct
{
    long entries;
    long long bytes;
} content;

static int count_one(const char *path, const struct stat *what, int kind, struct FTW *where)
{
    (void)kind;
    if (where->level == 0 || !strcmp(path + where->base, LOCK) || !strcmp(path + where->base, COMPLETE))
        return 0;
    ++content.entries;
    if (S_ISREG(what->st_mode))
        content.bytes += what->st_size;
    return 0;
}

static void describe_content(const char *folder, char *text, size_t size)
{
    content.entries = 0;
    content.bytes = 0;
    nftw(folder, count_one, 32, FTW_PHYS);
    snprintf(text, size, "%ld entries, %lld bytes\n", content.entries, content.bytes);
}

static int is_complete(const char *folder)
{
    char path[PATH_MAX], noted[128] = "", now[128];
    join(path, folder, COMPLETE);
    const int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return 0;
    const ssize_t length = read(fd, noted, sizeof noted - 1);
    close(fd);
    describe_content(folder, now, sizeof now);
    return length > 0 && !strcmp(noted, now);
}

static void note_complete(const char *folder)
{
    char path[PATH_MAX], text[128];
    describe_content(folder, text, sizeof text);
    join(path, folder, COMPLETE);
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const ssize_t length = (ssize_t)strlen(text);
    if (fd < 0 || write(fd, text, (size_t)length) != length || close(fd))
        fail(path);
}

/* Whether a folder is there and nobody else's. */
static int is_mine(const char *folder)
{
    struct stat found;
    return !lstat(folder, &found) && S_ISDIR(found.st_mode) && found.st_uid == geteuid();
}

/* Holds the lock of a folder until the process ends; it is handed on to what the process starts, so that
 * it is not closed on exec. -1 where there is none, or where the folder has just been taken away. */
static int hold(const char *folder)
{
    char path[PATH_MAX];
    struct stat held, there;
    join(path, folder, LOCK);
    const int fd = open(path, O_RDONLY | O_NOFOLLOW);
    if (fd < 0)
        return -1;
    /* Where a file system knows no locks nobody gets one, and nobody takes anything away. */
    while (flock(fd, LOCK_SH) && errno == EINTR) { }
    if (fstat(fd, &held) || stat(path, &there) || held.st_ino != there.st_ino) {
        close(fd);
        return -1;
    }
    return fd;
}

static void take_away_left(const char *folder)
{
    char path[PATH_MAX];
    struct stat found;
    if (!is_mine(folder) || lstat(folder, &found))
        return;
    join(path, folder, LOCK);
    const int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        if (time(NULL) - found.st_mtime > YOUNGEST_LEFT_SECONDS)
            remove_tree(folder);
        return;
    }
    if (!flock(fd, LOCK_EX | LOCK_NB))
        remove_tree(folder);
    close(fd);
}

/* Takes away what nobody uses of the folders in WHERE whose names begin so, but for one. */
static void tidy(const char *where, const char *beginning, const char *but)
{
    DIR *listing = opendir(where);
    if (!listing)
        return;
    const struct dirent *entry;
    while ((entry = readdir(listing))) {
        char path[PATH_MAX];
        if (strncmp(entry->d_name, beginning, strlen(beginning)) != 0)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", where, entry->d_name) < (int)sizeof path
            && strcmp(path, but) != 0)
            take_away_left(path);
    }
    closedir(listing);
}

/* Makes a folder of a name that ends in XXXXXX and unpacks into it; it is in use from then on. */
static void unpack_new(char *folder, unpacker *unpack)
{
    char path[PATH_MAX];
    if (!mkdtemp(folder))
        fail(folder);
    set_unfinished(folder);
    join(path, folder, LOCK);
    const int fd = open(path, O_RDONLY | O_CREAT | O_EXCL, 0600);
    if (fd < 0)
        fail(path);
    flock(fd, LOCK_SH);
    unpack(folder);
}

static void beside(char *into, const char *folder)
{
    if (snprintf(into, PATH_MAX, "%s.XXXXXX", folder) >= PATH_MAX) {
        errno = ENAMETOOLONG;
        fail(folder);
    }
}

/* One that is not whole gives way. Whoever still uses it keeps it, and it is taken away later. */
static void put_aside(const char *folder)
{
    char aside[PATH_MAX];
    beside(aside, folder);
    if (!mkdtemp(aside) || (rename(folder, aside) && errno != ENOENT))
        fail(folder);
    rmdir(aside);
}

/* Where this user's caches are; below /tmp for somebody who has no home. */
static void cache_folder(char *folder)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    struct stat found;
    if (cache && *cache == '/') {
        join(folder, cache, ".");
        folder[strlen(folder) - 2] = 0;
    } else if (home && *home == '/') {
        join(folder, home, ".cache");
    } else {
        snprintf(folder, PATH_MAX, "/tmp/" PROGRAM "-%lu", (unsigned long)geteuid());
        mkdir(folder, 0700);
        /* There somebody else may have put one. */
        if (!is_mine(folder) || lstat(folder, &found) || (found.st_mode & 077)) {
            errno = EPERM;
            fail(folder);
        }
        return;
    }
    mkdir(folder, 0700);
}

void folder_in_cache(char *folder, unpacker *unpack)
{
    char cache[PATH_MAX], half[PATH_MAX];
    struct stat found;
    cache_folder(cache);
    join(folder, cache, CACHED VERSION "-" IMAGE_SUM);
    for (int tries = 0; tries < 5; ++tries) {
        if (!lstat(folder, &found)) {
            if (!is_mine(folder)) {
                errno = EPERM;
                fail(folder);
            }
            const int fd = hold(folder);
            if (fd >= 0 && is_complete(folder)) {
                tidy(cache, CACHED, folder);
                return;
            }
            if (fd >= 0)
                close(fd);
            put_aside(folder);
        }
        /* Beside it and renamed, so that one with that name has always been complete. */
        beside(half, folder);
        unpack_new(half, unpack);
        note_complete(half);
        if (!rename(half, folder)) {
            set_unfinished(NULL);
            tidy(cache, CACHED, folder);
            return;
        }
        /* Another start was quicker. */
        if (errno != EEXIST && errno != ENOTEMPTY)
            fail(folder);
        remove_tree(half);
        set_unfinished(NULL);
    }
    errno = EBUSY;
    fail(folder);
}

void folder_for_once(char *folder, unpacker *unpack)
{
    const char *where = getenv("TMPDIR");
    if (!where || *where != '/')
        where = "/tmp";
    tidy(where, ONCE, "");
    join(folder, where, ONCE "XXXXXX");
    unpack_new(folder, unpack);
}
