/** The embedded engine's gateway: its settings, its key, and the page to see and change them. */
package busbar.ui.prefs;
