/* SPDX-FileCopyrightText: 2026 The Notmine developers
   SPDX-License-Identifier: Apache-2.0
   Preloaded before the C library: counts the writes to files below one folder, and lets the nth of them fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static long failing;
static int error, lasting;
static atomic_long count;

/* From now on writes below `place` count; the nth one fails with `number` (0: none), and if `on` every later one too. */
void fault_arm(const char *place, long nth, int number, int on) {
    snprintf(folder, sizeof folder, "%s/", place);
    failing = nth;
    error = number;
    lasting = on;
    atomic_store(&count, 0);
}

long fault_count(void) { return atomic_load(&count); }

static int fails(int handle) {
    char link[64], path[4096];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder))) return 0;
    long at = atomic_fetch_add(&count, 1) + 1;
    if (!error || (lasting ? at < failing : at != failing)) return 0;
    errno = error;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
ssize_t write(int handle, const void *from, size_t n) { return fails(handle) ? -1 : REAL(write)(handle, from, n); }
ssize_t pwrite(int h, const void *from, size_t n, off_t at) { return fails(h) ? -1 : REAL(pwrite)(h, from, n, at); }
ssize_t pwrite64(int h, const void *from, size_t n, off64_t at) { return fails(h) ? -1 : REAL(pwrite64)(h, from, n, at); }
int fsync(int handle) { return fails(handle) ? -1 : REAL(fsync)(handle); }
int fdatasync(int handle) { return fails(handle) ? -1 : REAL(fdatasync)(handle); }
int ftruncate(int handle, off_t size) { return fails(handle) ? -1 : REAL(ftruncate)(handle, size); }
int ftruncate64(int handle, off64_t size) { return fails(handle) ? -1 : REAL(ftruncate64)(handle, size); }
