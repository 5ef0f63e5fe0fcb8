// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before the program under test: its translations come from DICTUM_TEST_TRANSLATIONS and not from where it would
// be installed, so that it need not be built again, nor installed, for a language of the test's own.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

char *
bindtextdomain (const char *domain, const char *folder)
{
  char *(*original) (const char *, const char *) = dlsym (RTLD_NEXT, "bindtextdomain");

  return original (domain, strcmp (domain, "dictum") == 0 ? getenv ("DICTUM_TEST_TRANSLATIONS") : folder);
}
