// SPDX-License-Identifier: GPL-3.0-or-later
// What a form of quotation is called, for people and in actions.

#pragma once

#include "core/quotation.h"

G_BEGIN_DECLS

const char *dictum_form_get_label (DictumForm form);
const char *dictum_form_get_nick (DictumForm form);

G_END_DECLS
