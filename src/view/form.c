// SPDX-License-Identifier: GPL-3.0-or-later
// What a form of quotation is called, for people and in actions.

#include "config.h"

#include "view/form.h"

#include <glib/gi18n-lib.h>

/**
 * dictum_form_get_label:
 * @form: a form
 *
 * Returns: (transfer none): its name for people
 */
const char *
dictum_form_get_label (DictumForm form)
{
  static const char *const labels[] = { N_ ("Direct"), N_ ("Mixed"), N_ ("Indirect"), N_ ("Free indirect") };

  return _ (labels[form]);
}

/**
 * dictum_form_get_nick:
 * @form: a form
 *
 * Returns: (transfer none): its name in actions, "free-indirect"
 */
const char *
dictum_form_get_nick (DictumForm form)
{
  static const char *const nicks[] = { "direct", "mixed", "indirect", "free-indirect" };

  return nicks[form];
}
