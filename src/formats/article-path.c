// SPDX-License-Identifier: GPL-3.0-or-later
// Which paths of a file from a stranger may name an article.

#include "config.h"

#include "formats/article-path.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_plain_component (const char *start, gsize size)
{
  return size > 0 && !(size == 1 && start[0] == '.') && !(size == 2 && memcmp (start, "..", 2) == 0);
}

/**
 * dictum_article_path_check:
 * @path: a path that some file names
 * @error: return location
 *
 * Lets pass only paths that stay in the project folder and are written in one way: relative, with "/", and without a
 * component that is empty, "." or "..". Fails with `DICTUM_ERROR_UNSAFE_PATH`.
 *
 * Returns: whether it passes. Any thread.
 */
gboolean
dictum_article_path_check (const char *path, GError **error)
{
  for (const char *at = path;; at++)
    {
      gsize size = strcspn (at, "/");

      if (!is_plain_component (at, size))
        {
          g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH,
                       _("“%s” is no path of an article inside the project folder."), path);
          return FALSE;
        }
      at += size;
      if (*at == '\0')
        return TRUE;
    }
}

/**
 * dictum_article_path_names_article:
 * @path: a path that passes dictum_article_path_check()
 *
 * Returns: whether a file there would be an article by the rule of design.md section 3: its name ends in ".txt", in any
 *   case, and it lies neither under annotations/ nor in a dot folder. Any thread.
 */
gboolean
dictum_article_path_names_article (const char *path)
{
  gsize length = strlen (path);
  const char *name = strrchr (path, '/');

  name = name ? name + 1 : path;
  if (length < 4 || g_ascii_strcasecmp (path + length - 4, ".txt") != 0 || g_str_has_prefix (path, "annotations/"))
    return FALSE;
  for (const char *at = path; at < name; at = strchr (at, '/') + 1)
    if (*at == '.')
      return FALSE;
  return TRUE;
}
