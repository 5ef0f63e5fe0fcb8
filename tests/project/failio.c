// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a child of test-faults: makes the Nth file operation fail, or kills the process just before it.

/*
 *   FAILIO_AT=N        which counted call fails (1 ...); unset: none, only count
 *   FAILIO_ERRNO=28    error to return (28 ENOSPC, 5 EIO, 30 EROFS, 122 EDQUOT)
 *   FAILIO_PATH=sub    only calls on files whose path contains this
 *   FAILIO_STICKY=1    every later counted call fails too (a disk stays full)
 *   FAILIO_SHORT=1     a failing write first writes half (a short write), then
 *                      the next counted call fails
 *   FAILIO_KILL=1      do not fail: SIGKILL the process just before the call
 *   FAILIO_LOG=file    append "n call path" lines
 *
 * Counts open for writing, write, pwrite, fsync, fdatasync, close of a file
 * opened for writing, rename, link, unlink, ftruncate, fallocate, mkdir.
 * Calls made inside libc itself (stdio's own write) do not pass through here;
 * use strace -e inject=... for those.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define NFD 4096
static char *fd_path[NFD];
static char fd_folder[NFD]; /* descriptors of folders: only their fsync counts */
static long counter, at = -2;
static int err_no = ENOSPC, sticky, half, kill_it;
static const char *sub, *log_path;

static void
init (void)
{
  if (at != -2)
    return;
  const char *s = getenv ("FAILIO_AT");
  at = s ? atol (s) : -1;
  if ((s = getenv ("FAILIO_ERRNO")))
    err_no = atoi (s);
  sticky = getenv ("FAILIO_STICKY") != NULL;
  half = getenv ("FAILIO_SHORT") != NULL;
  kill_it = getenv ("FAILIO_KILL") != NULL;
  sub = getenv ("FAILIO_PATH");
  log_path = getenv ("FAILIO_LOG");
}

/* 1: this call must fail */
static int
hit (const char *call, const char *path)
{
  init ();
  if (path == NULL || (sub && strstr (path, sub) == NULL))
    return 0;
  long n = __sync_add_and_fetch (&counter, 1);
  if (log_path)
    {
      static int (*ropen) (const char *, int, ...);
      static ssize_t (*rwrite) (int, const void *, size_t);
      static int (*rclose) (int);
      if (!ropen)
        {
          *(void **) &ropen = dlsym (RTLD_NEXT, "open");
          *(void **) &rwrite = dlsym (RTLD_NEXT, "write");
          *(void **) &rclose = dlsym (RTLD_NEXT, "close");
        }
      char line[4400];
      int k = snprintf (line, sizeof line, "%ld %s %s\n", n, call, path);
      int fd = ropen (log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      if (fd >= 0)
        {
          if (rwrite (fd, line, (size_t) k) < 0) { /* nothing to do */ }
          rclose (fd);
        }
    }
  if (at < 0 || (sticky ? n < at : n != at))
    return 0;
  if (kill_it)
    raise (SIGKILL);
  errno = err_no;
  return 1;
}

#define REAL(ret, name, args) static ret (*real) args; if (!real) *(void **) &real = dlsym (RTLD_NEXT, #name)
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list ap; va_start (ap, flags); mode = va_arg (ap, mode_t); va_end (ap); }
#define WRITES(flags) (((flags) & O_ACCMODE) != O_RDONLY)

static void
remember (int fd, const char *path, int flags)
{
  if (fd >= 0 && fd < NFD)
    fd_folder[fd] = (flags & O_DIRECTORY) != 0;
  if (fd >= 0 && fd < NFD && WRITES (flags))
    {
      free (fd_path[fd]);
      fd_path[fd] = strdup (path);
    }
}
static const char *name_of (int fd) { return fd >= 0 && fd < NFD ? fd_path[fd] : NULL; }

int open (const char *path, int flags, ...)
{ REAL (int, open, (const char *, int, ...)); MODE
  if (WRITES (flags) && hit ("open", path)) return -1;
  int fd = real (path, flags, mode); remember (fd, path, flags); return fd; }
int open64 (const char *path, int flags, ...)
{ REAL (int, open64, (const char *, int, ...)); MODE
  if (WRITES (flags) && hit ("open", path)) return -1;
  int fd = real (path, flags, mode); remember (fd, path, flags); return fd; }
int openat (int d, const char *path, int flags, ...)
{ REAL (int, openat, (int, const char *, int, ...)); MODE
  if (WRITES (flags) && hit ("openat", path)) return -1;
  int fd = real (d, path, flags, mode); remember (fd, path, flags); return fd; }
int openat64 (int d, const char *path, int flags, ...)
{ REAL (int, openat64, (int, const char *, int, ...)); MODE
  if (WRITES (flags) && hit ("openat", path)) return -1;
  int fd = real (d, path, flags, mode); remember (fd, path, flags); return fd; }
int creat (const char *path, mode_t m) { return open (path, O_WRONLY | O_CREAT | O_TRUNC, m); }
int creat64 (const char *path, mode_t m) { return open64 (path, O_WRONLY | O_CREAT | O_TRUNC, m); }
ssize_t write (int fd, const void *b, size_t n)
{ REAL (ssize_t, write, (int, const void *, size_t));
  if (name_of (fd) && hit ("write", name_of (fd)))
    { if (half && n > 1) { at = counter + 1; return real (fd, b, n / 2); } return -1; }
  return real (fd, b, n); }
ssize_t pwrite (int fd, const void *b, size_t n, off_t o)
{ REAL (ssize_t, pwrite, (int, const void *, size_t, off_t));
  return name_of (fd) && hit ("pwrite", name_of (fd)) ? -1 : real (fd, b, n, o); }
int fsync (int fd)
{ REAL (int, fsync, (int));
  if (fd >= 0 && fd < NFD && fd_folder[fd] && hit ("fsync", "folder")) return -1;
  return name_of (fd) && hit ("fsync", name_of (fd)) ? -1 : real (fd); }
int fdatasync (int fd)
{ REAL (int, fdatasync, (int)); return name_of (fd) && hit ("fdatasync", name_of (fd)) ? -1 : real (fd); }
int ftruncate (int fd, off_t l)
{ REAL (int, ftruncate, (int, off_t)); return name_of (fd) && hit ("ftruncate", name_of (fd)) ? -1 : real (fd, l); }
int fallocate (int fd, int m, off_t o, off_t l)
{ REAL (int, fallocate, (int, int, off_t, off_t)); return name_of (fd) && hit ("fallocate", name_of (fd)) ? -1 : real (fd, m, o, l); }
int close (int fd)
{ REAL (int, close, (int));
  if (fd >= 0 && fd < NFD) fd_folder[fd] = 0;
  const char *p = name_of (fd);
  int bad = p && hit ("close", p), e = errno;
  if (p) { free (fd_path[fd]); fd_path[fd] = NULL; }
  int r = real (fd);
  if (bad) { errno = e; return -1; }
  return r; }
int rename (const char *a, const char *b)
{ REAL (int, rename, (const char *, const char *)); return hit ("rename", b) ? -1 : real (a, b); }
int renameat (int c, const char *a, int d, const char *b)
{ REAL (int, renameat, (int, const char *, int, const char *)); return hit ("rename", b) ? -1 : real (c, a, d, b); }
int link (const char *a, const char *b)
{ REAL (int, link, (const char *, const char *)); return hit ("link", b) ? -1 : real (a, b); }
int unlink (const char *a)
{ REAL (int, unlink, (const char *)); return hit ("unlink", a) ? -1 : real (a); }
int mkdir (const char *a, mode_t m)
{ REAL (int, mkdir, (const char *, mode_t)); return hit ("mkdir", a) ? -1 : real (a, m); }
int renameat2 (int c, const char *a, int d, const char *b, unsigned int flags)
{ REAL (int, renameat2, (int, const char *, int, const char *, unsigned int)); return hit ("rename", b) ? -1 : real (c, a, d, b, flags); }
int linkat (int c, const char *a, int d, const char *b, int flags)
{ REAL (int, linkat, (int, const char *, int, const char *, int)); return hit ("link", b) ? -1 : real (c, a, d, b, flags); }
int unlinkat (int d, const char *a, int flags)
{ REAL (int, unlinkat, (int, const char *, int)); return hit ("unlink", a) ? -1 : real (d, a, flags); }
int mkdirat (int d, const char *a, mode_t m)
{ REAL (int, mkdirat, (int, const char *, mode_t)); return hit ("mkdir", a) ? -1 : real (d, a, m); }
int fchmod (int fd, mode_t m)
{ REAL (int, fchmod, (int, mode_t)); return name_of (fd) && hit ("fchmod", name_of (fd)) ? -1 : real (fd, m); }
