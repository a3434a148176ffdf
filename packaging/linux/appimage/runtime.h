// SPDX-License-Identifier: MIT
/* What the parts of the beginning of our AppImage share. */
#ifndef ECOM67_RUNTIME_H
#define ECOM67_RUNTIME_H

/* Unpacks the image into a folder, which is made where it is missing. */
typedef void unpacker(const char *folder);

/* Says what went wrong, takes away what is unfinished, and ends. */
void fail(const char *what) __attribute__((noreturn));

/* The name of a path in a buffer of PATH_MAX bytes, or the end of the program. */
void join(char *into, const char *folder, const char *name);

void remove_tree(const char *folder);

/* A folder that is taken away where the program ends before it is complete; null when there is none. */
void set_unfinished(const char *folder);

/* The folder of the user's caches that holds the whole image, which is unpacked there where it is not.
 * It counts as in use for as long as this process lives, and whatever it starts. */
void folder_in_cache(char *folder, unpacker *unpack);

/* A new folder with the image, in use as above. */
void folder_for_once(char *folder, unpacker *unpack);

#endif
