// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of articles, YYYY, YYYY-MM or YYYY-MM-DD: checked, and written for people.

#include "config.h"

#include "view/date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

// Reads "2016-10-11" into its numbers; those that are not there are 0.
static gboolean
read_date (const char *date, int numbers[3])
{
  static const guint lengths[] = { 4, 7, 10 };
  guint n_numbers = 0;

  while (n_numbers < 3 && lengths[n_numbers] != strlen (date))
    n_numbers++;
  if (n_numbers == 3)
    return FALSE;
  for (const char *at = date; *at; at++)
    if (at - date == 4 || at - date == 7 ? *at != '-' : !g_ascii_isdigit (*at))
      return FALSE;
  numbers[0] = (int) g_ascii_strtoll (date, NULL, 10);
  numbers[1] = n_numbers >= 1 ? (int) g_ascii_strtoll (date + 5, NULL, 10) : 0;
  numbers[2] = n_numbers >= 2 ? (int) g_ascii_strtoll (date + 8, NULL, 10) : 0;
  return numbers[0] > 0 && g_date_valid_dmy (n_numbers >= 2 ? (GDateDay) numbers[2] : 1,
                                             n_numbers >= 1 ? (GDateMonth) numbers[1] : 1, (GDateYear) numbers[0]);
}

/**
 * dictum_date_is_valid:
 * @date: what somebody typed
 *
 * Returns: whether it is YYYY, YYYY-MM or YYYY-MM-DD, and there was such a day. Any thread.
 */
gboolean
dictum_date_is_valid (const char *date)
{
  int numbers[3];

  return read_date (date, numbers);
}

/**
 * dictum_date_dup_text:
 * @date: the date of an article
 *
 * Returns: (transfer full): the date for people, "11 Oct 2016"; @date itself where it is none. Any thread.
 */
char *
dictum_date_dup_text (const char *date)
{
  g_autoptr (GDateTime) day = NULL;
  int numbers[3];

  if (!read_date (date, numbers))
    return g_strdup (date);
  day = g_date_time_new_utc (numbers[0], MAX (numbers[1], 1), MAX (numbers[2], 1), 0, 0, 0);
  if (numbers[2] > 0)
    // Translators: the date of an article, "11 Oct 2016"
    return g_date_time_format (day, _ ("%-d %b %Y"));
  if (numbers[1] > 0)
    // Translators: the month of an article, "Oct 2016"
    return g_date_time_format (day, _ ("%b %Y"));
  return g_strdup (date);
}

/**
 * dictum_date_dup_when:
 * @seconds: a moment, in seconds since 1970
 * @now: the present moment, likewise
 *
 * Returns: (transfer full): the day of the moment for people: "today", "9 November", "9 Nov 2015". Any thread.
 */
char *
dictum_date_dup_when (gint64 seconds, gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (seconds);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  if (then == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (today) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (today))
    return g_strdup (_ ("today"));
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("yesterday"));
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    // Translators: a day of this year, "9 November"
    return g_date_time_format (then, _ ("%-d %B"));
  // Translators: a day of another year, "9 Nov 2015"
  return g_date_time_format (then, _ ("%-d %b %Y"));
}
