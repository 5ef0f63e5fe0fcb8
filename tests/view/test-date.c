// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of articles: what is one, and how it is written for people.

#include "view/date.h"

static void
test_valid (void)
{
  static const struct
  {
    const char *date;
    gboolean valid;
  } table[] = {
    { "2016", TRUE },        { "2016-10", TRUE },     { "2016-10-12", TRUE }, { "2016-02-29", TRUE },
    { "2015-02-29", FALSE }, { "2016-13", FALSE },    { "2016-00", FALSE },   { "2016-1", FALSE },
    { "2016-10-32", FALSE }, { "2016-10-1", FALSE },  { "16", FALSE },        { "", FALSE },
    { "2016/10/12", FALSE }, { "12.10.2016", FALSE }, { "0000", FALSE },      { "2016-10-12T", FALSE },
    { "201a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].date);
      g_assert_cmpint (dictum_date_is_valid (table[i].date), ==, table[i].valid);
    }
}

static void
test_text (void)
{
  static const char *const table[][2] = {
    { "2016-10-11", "11 Oct 2016" }, { "2016-10", "Oct 2016" }, { "2016", "2016" }, { "soon", "soon" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = dictum_date_dup_text (table[i][0]);

      g_assert_cmpstr (text, ==, table[i][1]);
    }
}

static void
test_when (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2016, 10, 12, 12, 0, 0);
  static const struct
  {
    int days;
    const char *text;
  } table[] = { { 0, "today" }, { -1, "yesterday" }, { -7, "5 October" }, { -366, "12 Oct 2015" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_days (now, table[i].days);
      g_autofree char *text = dictum_date_dup_when (g_date_time_to_unix (then), g_date_time_to_unix (now));

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/date/year-month-and-day-must-have-been", test_valid);
  g_test_add_func ("/view/date/a-date-is-written-as-far-as-it-is-known", test_text);
  g_test_add_func ("/view/date/near-days-have-names", test_when);
  return g_test_run ();
}
