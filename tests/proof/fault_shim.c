/* Stands between a program and the disk (LD_PRELOAD), on Linux only.
 *
 * Once armed it counts the calls that change data below one folder, and at call number N it strikes: the process is
 * killed, the disk is full or broken, or only half is written. Or it strikes nothing and writes every call down, for
 * the model of power cuts. Calls elsewhere, and calls while it is not armed, go through untouched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, KILL, FULL_FOR_GOOD, FULL_ONCE, BROKEN_ONCE, SHORT_WRITES, RECORD };
enum { SPACE = 1, OTHER = 2 };

#define MOST_FILES 4096
static int mode = OFF;
static long strike_at, count;
static char below[1024];
static size_t below_length;
static char *names[MOST_FILES];
static int record = -1;

#define REAL(type, name) \
    static type (*real)() = NULL; \
    if (!real) real = (type (*)())dlsym(RTLD_NEXT, #name)

void shim_arm(int new_mode, long number, const char *folder, int record_to) {
    snprintf(below, sizeof below, "%s/", folder);
    below_length = strlen(below);
    strike_at = number;
    count = 0;
    record = record_to;
    mode = new_mode;
}

long shim_count(void) { return count; }

static void put(const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t) = NULL;
    if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    const char *at = data;
    while (size) {
        ssize_t done = real(record, at, size);
        if (done <= 0) abort();
        at += done;
        size -= done;
    }
}

static void note(char kind, const char *first, const char *second, int64_t offset, const void *data, uint32_t size) {
    if (mode != RECORD) return;
    uint32_t one = first ? strlen(first) : 0, two = second ? strlen(second) : 0;
    put(&kind, 1);
    put(&one, 4), put(first, one);
    put(&two, 4), put(second, two);
    put(&offset, 8);
    put(&size, 4), put(data, size);
}

void shim_mark(int number) { note('M', NULL, NULL, number, NULL, 0); }

static int watched(const char *path) {
    if (mode == OFF || !path) return 0;
    return strncmp(path, below, below_length) == 0 || (strlen(path) == below_length - 1 && strncmp(path, below, below_length - 1) == 0);
}

static const char *name_of(int fd) { return mode != OFF && fd >= 0 && fd < MOST_FILES ? names[fd] : NULL; }

/* Whether the call fails; errno is set then. */
static int struck(int need) {
    count++;
    switch (mode) {
    case KILL:
        if (count == strike_at) kill(getpid(), SIGKILL);
        return 0;
    case FULL_FOR_GOOD:
        if (count >= strike_at && need == SPACE) { errno = ENOSPC; return 1; }
        return 0;
    case FULL_ONCE:
        if (strike_at && count >= strike_at && need == SPACE) { strike_at = 0; errno = ENOSPC; return 1; }
        return 0;
    case BROKEN_ONCE:
        if (count == strike_at) { errno = EIO; return 1; }
        return 0;
    }
    return 0;
}

static size_t allowed(size_t size) {
    if (mode == SHORT_WRITES && count >= strike_at && (count - strike_at) % 2 == 0 && size > 1) return size / 2;
    return size;
}

static void opened(int fd, const char *path) {
    if (fd < 0 || fd >= MOST_FILES) return;
    free(names[fd]);
    names[fd] = mode != OFF && watched(path) ? strdup(path) : NULL;
}

static int do_open(int (*real)(const char *, int, ...), const char *path, int flags, mode_t rights) {
    int changes = watched(path) && (flags & (O_CREAT | O_TRUNC));
    if (changes) {
        int there = access(path, F_OK) == 0;
        changes = !there || (flags & O_TRUNC);
        if (changes && struck(SPACE)) return -1;
        int fd = real(path, flags, rights);
        opened(fd, path);
        if (fd >= 0 && !there) note('C', path, NULL, 0, NULL, 0);
        if (fd >= 0 && there && (flags & O_TRUNC)) note('T', path, NULL, 0, NULL, 0);
        return fd;
    }
    int fd = real(path, flags, rights);
    opened(fd, path);
    return fd;
}

#define OPENER(name) \
    int name(const char *path, int flags, ...) { \
        static int (*real)(const char *, int, ...) = NULL; \
        if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        va_list more; va_start(more, flags); mode_t rights = va_arg(more, int); va_end(more); \
        return do_open(real, path, flags, rights); \
    }
OPENER(open)
OPENER(open64)

static int (*real_at)(int, const char *, int, ...);
static int at_here(const char *path, int flags, ...) {
    va_list more; va_start(more, flags); mode_t rights = va_arg(more, int); va_end(more);
    return real_at(AT_FDCWD, path, flags, rights);
}

#define OPENER_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        if (!real_at) real_at = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        va_list more; va_start(more, flags); mode_t rights = va_arg(more, int); va_end(more); \
        if (folder != AT_FDCWD && path[0] != '/') return real_at(folder, path, flags, rights); \
        return do_open(at_here, path, flags, rights); \
    }
OPENER_AT(openat)
OPENER_AT(openat64)

int close(int fd) {
    REAL(int, close);
    if (fd >= 0 && fd < MOST_FILES && names[fd]) { free(names[fd]); names[fd] = NULL; }
    return real(fd);
}

ssize_t write(int fd, const void *data, size_t size) {
    static ssize_t (*real)(int, const void *, size_t) = NULL;
    if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    const char *path = name_of(fd);
    if (!path) return real(fd, data, size);
    if (struck(SPACE)) return -1;
    int64_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, allowed(size));
    if (done > 0) note('W', path, NULL, at, data, done);
    return done;
}

#define WRITER_AT(name, offset_type) \
    ssize_t name(int fd, const void *data, size_t size, offset_type at) { \
        static ssize_t (*real)(int, const void *, size_t, offset_type) = NULL; \
        if (!real) real = (ssize_t (*)(int, const void *, size_t, offset_type))dlsym(RTLD_NEXT, #name); \
        const char *path = name_of(fd); \
        if (!path) return real(fd, data, size, at); \
        if (struck(SPACE)) return -1; \
        ssize_t done = real(fd, data, allowed(size), at); \
        if (done > 0) note('W', path, NULL, at, data, done); \
        return done; \
    }
WRITER_AT(pwrite, off_t)
WRITER_AT(pwrite64, off64_t)

#define CUTTER(name, offset_type) \
    int name(int fd, offset_type size) { \
        static int (*real)(int, offset_type) = NULL; \
        if (!real) real = (int (*)(int, offset_type))dlsym(RTLD_NEXT, #name); \
        const char *path = name_of(fd); \
        if (path && struck(OTHER)) return -1; \
        int done = real(fd, size); \
        if (path && done == 0) note('T', path, NULL, size, NULL, 0); \
        return done; \
    }
CUTTER(ftruncate, off_t)
CUTTER(ftruncate64, off64_t)

#define FLUSHER(name) \
    int name(int fd) { \
        static int (*real)(int) = NULL; \
        if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name); \
        const char *path = name_of(fd); \
        if (path && struck(OTHER)) return -1; \
        int done = real(fd); \
        if (path && done == 0) note('S', path, NULL, 0, NULL, 0); \
        return done; \
    }
FLUSHER(fsync)
FLUSHER(fdatasync)

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *) = NULL;
    if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    if (!watched(from) && !watched(to)) return real(from, to);
    if (struck(OTHER)) return -1;
    int done = real(from, to);
    if (done == 0) note('R', from, to, 0, NULL, 0);
    return done;
}

int link(const char *from, const char *to) {
    static int (*real)(const char *, const char *) = NULL;
    if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "link");
    if (!watched(to)) return real(from, to);
    if (struck(SPACE)) return -1;
    int done = real(from, to);
    if (done == 0) note('L', from, to, 0, NULL, 0);
    return done;
}

int unlink(const char *path) {
    static int (*real)(const char *) = NULL;
    if (!real) real = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    if (!watched(path)) return real(path);
    if (access(path, F_OK) != 0) return real(path);
    if (struck(OTHER)) return -1;
    int done = real(path);
    if (done == 0) note('U', path, NULL, 0, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t rights) {
    static int (*real)(const char *, mode_t) = NULL;
    if (!real) real = (int (*)(const char *, mode_t))dlsym(RTLD_NEXT, "mkdir");
    if (!watched(path) || access(path, F_OK) == 0) return real(path, rights);
    if (struck(SPACE)) return -1;
    int done = real(path, rights);
    if (done == 0) note('D', path, NULL, 0, NULL, 0);
    return done;
}
