// SPDX-License-Identifier: GPL-3.0-or-later
// A module to preload into gtk4-builder-tool: with it the validator knows libadwaita's widgets and ours.

#include <adwaita.h>

static void
do_nothing (void)
{
}

// Handlers are static functions bound in class_init, which the validator does not run: any name will do for it.
static GClosure *
create_any_closure (GtkBuilderScope *scope,
                    GtkBuilder *builder,
                    const char *function_name,
                    GtkBuilderClosureFlags flags,
                    GObject *object,
                    GError **error)
{
  return g_cclosure_new (do_nothing, NULL, NULL);
}

// Other types are looked up by their get_type function; the parent of a template must have been registered before.
static void __attribute__ ((constructor))
prepare_validator (void)
{
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_WINDOW);
  g_type_ensure (ADW_TYPE_PREFERENCES_PAGE);
  g_type_ensure (ADW_TYPE_PREFERENCES_GROUP);
  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_EXPANDER_ROW);
  g_type_ensure (ADW_TYPE_BIN);

  g_autoptr (GTypeClass) scope_class = g_type_class_ref (GTK_TYPE_BUILDER_CSCOPE);
  GtkBuilderScopeInterface *scope = g_type_interface_peek (scope_class, GTK_TYPE_BUILDER_SCOPE);
  scope->create_closure = create_any_closure;
  // The class must stay, or it would be made anew with GTK's own function.
  g_type_class_ref (GTK_TYPE_BUILDER_CSCOPE);
}
