/* Calls to the system on files below FAIL_UNDER; the n-th of them, FAIL_AT, fails with FAIL_WITH,
   or kills the program where that is 0.
   With FAIL_EVER all later ones fail too. FAIL_COUNT names a file that gets a dot for each call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int calls = 0;

static int fails(const char *path) {
    const char *under = getenv("FAIL_UNDER"), *at = getenv("FAIL_AT"), *count = getenv("FAIL_COUNT");
    if (!under || !path || strncmp(path, under, strlen(under)) != 0) return 0;
    calls++;
    if (count) {
        static int (*really)(const char *, int, ...);
        if (!really) really = dlsym(RTLD_NEXT, "open");
        int fd = really(count, O_WRONLY | O_CREAT | O_APPEND, 0600);
        static ssize_t (*say)(int, const void *, size_t);
        if (!say) say = dlsym(RTLD_NEXT, "write");
        if (fd >= 0) { say(fd, ".", 1); close(fd); }
    }
    if (!at || !(getenv("FAIL_EVER") ? calls >= atoi(at) : calls == atoi(at))) return 0;
    errno = atoi(getenv("FAIL_WITH"));
    if (!errno) kill(getpid(), SIGKILL);
    return 1;
}

static int fails_on(int fd) {
    char link[64], path[4096];
    if (!getenv("FAIL_UNDER")) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT))
#define MODE(flags) int mode = 0; if ((flags) & O_CREAT) { va_list more; va_start(more, flags); \
    mode = va_arg(more, int); va_end(more); }

int open(const char *path, int flags, ...) {
    MODE(flags) REAL(open); return WRITES(flags) && fails(path) ? -1 : real(path, flags, mode); }
int open64(const char *path, int flags, ...) {
    MODE(flags) REAL(open64); return WRITES(flags) && fails(path) ? -1 : real(path, flags, mode); }
int openat(int at, const char *path, int flags, ...) {
    MODE(flags) REAL(openat); return WRITES(flags) && fails(path) ? -1 : real(at, path, flags, mode); }
ssize_t write(int fd, const void *data, size_t size) {
    REAL(write); return fails_on(fd) ? -1 : real(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) {
    REAL(pwrite); return fails_on(fd) ? -1 : real(fd, data, size, place); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    REAL(pwrite64); return fails_on(fd) ? -1 : real(fd, data, size, place); }
int fsync(int fd) { REAL(fsync); return fails_on(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_on(fd) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return fails_on(fd) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return fails_on(fd) ? -1 : real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); return fails(to) ? -1 : real(from, to); }
int renameat(int a, const char *from, int b, const char *to) {
    REAL(renameat); return fails(to) ? -1 : real(a, from, b, to); }
