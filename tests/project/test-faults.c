// SPDX-License-Identifier: GPL-3.0-or-later
// Saving while the disk fails or the process is killed: each file is the old one or the new one, whole, and what is
// said about it is true.

#include "project-fixture.h"
#include "support/fixtures.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define MARKS "annotations/me/articles/a.txt.json"
#define MAX_OPERATIONS 400

// What the child says: it was saved at once, at the second try, or not at all.
#define SAID_SAVED 0
#define SAID_SAVED_LATER 4
#define SAID_FAILED 3

static char *program;
static char *failing_library;

static int
run_child (const char *path)
{
  Fixture fixture = { .path = (char *) path, .folder = g_file_new_for_path (path) };
  g_autoptr (DictumQuotation) new = dictum_test_quotation ("q-2", NULL, 0, 8);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q-3", NULL, 0, 7);
  DictumIdentity identity = { "me", "0f6c2a91" };

  // The opening itself may meet the fault, when it sweeps.
  fixture.project = dictum_project_open (fixture.folder, &identity, FALSE, NULL);
  if (fixture.project == NULL)
    return SAID_FAILED;
  fixture_open_article (&fixture, "articles/a.txt");
  fixture_open_article (&fixture, "articles/b.txt");
  if (!fixture_put (fixture.project, "articles/a.txt", NULL, new) ||
      !fixture_put (fixture.project, "articles/b.txt", NULL, other) || !fixture_put_title (fixture.project, "New"))
    return 1;
  if (dictum_project_flush (fixture.project, NULL))
    return SAID_SAVED;
  return dictum_project_flush (fixture.project, NULL) ? SAID_SAVED_LATER : SAID_FAILED;
}

typedef struct
{
  const char *errno_text;
  gboolean sticky, half, kill;
} Fault;

// Status of the child as g_spawn gives it.
static int
spawn_child (const char *path, guint at, const Fault *fault, const char *log)
{
  g_auto (GStrv) env = g_get_environ ();
  g_autofree char *number = g_strdup_printf ("%u", at);
  const char *argv[] = { program, "--child", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  env = g_environ_setenv (env, "LD_PRELOAD", failing_library, TRUE);
  env = g_environ_setenv (env, "FAILIO_AT", number, TRUE);
  env = g_environ_setenv (env, "FAILIO_PATH", "", TRUE);
  if (fault->errno_text != NULL)
    env = g_environ_setenv (env, "FAILIO_ERRNO", fault->errno_text, TRUE);
  if (fault->sticky)
    env = g_environ_setenv (env, "FAILIO_STICKY", "1", TRUE);
  if (fault->half)
    env = g_environ_setenv (env, "FAILIO_SHORT", "1", TRUE);
  if (fault->kill)
    env = g_environ_setenv (env, "FAILIO_KILL", "1", TRUE);
  if (log != NULL)
    env = g_environ_setenv (env, "FAILIO_LOG", log, TRUE);
  g_spawn_sync (NULL, (char **) argv, env, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  return status;
}

static void
make_project (Fixture *fixture)
{
  g_autoptr (DictumQuotation) old = dictum_test_quotation ("q-1", NULL, 21, 55);

  fixture_set_up (fixture, NULL);
  fixture_open (fixture);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (fixture->project, "articles/a.txt", NULL, old));
  g_assert_true (fixture_put_title (fixture->project, "Old"));
  fixture_close (fixture);
}

typedef struct
{
  char *old_data, *new_data, *old_marks, *new_marks, *other_marks;
} Expected;

static void
check_one_of (const char *content, const char *old, const char *new, gboolean must_be_new)
{
  if (must_be_new || g_strcmp0 (content, old) != 0)
    g_assert_cmpstr (content, ==, new);
}

static void
check_folder (Fixture *fixture, const Expected *expected, gboolean must_be_new)
{
  g_autofree char *data = dictum_test_read (fixture->path, "dictum.json");
  g_autofree char *marks = dictum_test_read (fixture->path, MARKS);
  g_autofree char *other = dictum_test_read (fixture->path, "annotations/me/articles/b.txt.json");
  g_autofree char *dump = NULL;

  check_one_of (data, expected->old_data, expected->new_data, must_be_new);
  check_one_of (marks, expected->old_marks, expected->new_marks, must_be_new);
  check_one_of (other, NULL, expected->other_marks, must_be_new);
  // The next opening leaves nothing of a dead save.
  fixture_open (fixture);
  fixture_close (fixture);
  dump = fixture_dump (fixture->path);
  g_assert_null (strstr (dump, ".dictum-"));
}

// Runs the child without a fault, to know what it writes and how many operations there are.
static guint
learn (Expected *expected)
{
  static const Fault none = { NULL };
  Fixture fixture = { NULL };
  g_autofree char *log = NULL, *lines = NULL;
  g_auto (GStrv) split = NULL;
  int status;

  make_project (&fixture);
  log = g_strconcat (fixture.path, ".log", NULL);
  expected->old_data = dictum_test_read (fixture.path, "dictum.json");
  expected->old_marks = dictum_test_read (fixture.path, MARKS);
  status = spawn_child (fixture.path, 0, &none, log);
  g_assert_cmpint (status, ==, 0);
  expected->new_data = dictum_test_read (fixture.path, "dictum.json");
  expected->new_marks = dictum_test_read (fixture.path, MARKS);
  expected->other_marks = dictum_test_read (fixture.path, "annotations/me/articles/b.txt.json");
  g_assert_nonnull (expected->other_marks);
  g_assert_cmpstr (expected->new_data, !=, expected->old_data);
  g_file_get_contents (log, &lines, NULL, NULL);
  split = g_strsplit (lines, "\n", -1);
  g_unlink (log);
  fixture_tear_down (&fixture, NULL);
  return g_strv_length (split) - 1;
}

static void
expected_clear (Expected *expected)
{
  g_free (expected->old_data);
  g_free (expected->new_data);
  g_free (expected->old_marks);
  g_free (expected->new_marks);
  g_free (expected->other_marks);
}

static void
run_one (const Expected *expected, guint at, const Fault *fault)
{
  Fixture fixture = { NULL };
  int status;

  make_project (&fixture);
  status = spawn_child (fixture.path, at, fault, NULL);
  if (fault->kill)
    {
      g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == SAID_SAVED);
      check_folder (&fixture, expected, WIFEXITED (status));
    }
  else
    {
      g_assert_true (WIFEXITED (status));
      g_assert_true (WEXITSTATUS (status) == SAID_SAVED || WEXITSTATUS (status) == SAID_SAVED_LATER ||
                     WEXITSTATUS (status) == SAID_FAILED);
      // A disk that fails once does not fail twice.
      if (!fault->sticky && !fault->half)
        g_assert_cmpint (WEXITSTATUS (status), !=, SAID_FAILED);
      check_folder (&fixture, expected, WEXITSTATUS (status) != SAID_FAILED);
    }
  fixture_tear_down (&fixture, NULL);
}

static void
test_faults (void)
{
  static const Fault faults[] = {
    { "28", FALSE, FALSE, FALSE }, { "5", FALSE, FALSE, FALSE }, { "28", TRUE, FALSE, FALSE },
    { "122", FALSE, TRUE, FALSE }, { NULL, FALSE, FALSE, TRUE },
  };
  Expected expected = { NULL };
  guint n;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("a preloaded library and the address sanitizer do not go together");
  return;
#endif
  n = learn (&expected);
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (n, <, MAX_OPERATIONS);
  g_test_message ("%u operations", n);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint at = 1; at <= n; at++)
      run_one (&expected, at, &faults[i]);
  expected_clear (&expected);
}

#define N_EDITS 40 // by each of two processes

// Adds speakers and quotations, each saved before the next one is added.
static int
run_editor (const char *path, const char *name)
{
  Fixture fixture = { .path = (char *) path, .folder = g_file_new_for_path (path) };

  fixture_open (&fixture);
  fixture_open_article (&fixture, "articles/a.txt");
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (DictumQuotation) quotation = dictum_test_quotation (id, id, i, i + 5);
      g_autoptr (DictumSpeaker) speaker = dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .name = id });

      if (!fixture_put_speaker (fixture.project, NULL, speaker) ||
          !fixture_put (fixture.project, "articles/a.txt", NULL, quotation))
        return 1;
      fixture_flush (fixture.project);
    }
  fixture_close (&fixture);
  g_object_unref (fixture.folder);
  return 0;
}

static GSubprocess *
start_editor (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *editor = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--edit", path, name, NULL);

  g_assert_no_error (error);
  return editor;
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) one = start_editor (fixture->path, "one");
  g_autoptr (GSubprocess) two = start_editor (fixture->path, "two");
  DictumProject *project;
  DictumArticle *article;

  g_assert_true (g_subprocess_wait_check (one, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (two, NULL, NULL));
  project = fixture_open (fixture);
  article = fixture_open_article (fixture, "articles/a.txt");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dictum_project_get_cast (project))), ==, 2 * N_EDITS);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 2 * N_EDITS);
}

int
main (int argc, char *argv[])
{
  int status;

  if (argc == 4 && strcmp (argv[1], "--edit") == 0)
    return run_editor (argv[2], argv[3]);
  if (argc == 3 && strcmp (argv[1], "--child") == 0)
    return run_child (argv[2]);
  dictum_test_init (&argc, &argv);
  program = argv[0];
  failing_library = g_strdup (g_getenv ("DICTUM_FAILIO"));
  if (failing_library == NULL)
    failing_library = g_test_build_filename (G_TEST_BUILT, "project", "libfailio.so", NULL);
  g_test_add_func ("/project/faults/each-file-is-old-or-new-and-failures-are-told", test_faults);
  g_test_add ("/project/faults/two-processes-lose-nothing", Fixture, NULL, fixture_set_up, test_two_processes,
              fixture_tear_down);
  status = g_test_run ();
  g_free (failing_library);
  return status;
}
