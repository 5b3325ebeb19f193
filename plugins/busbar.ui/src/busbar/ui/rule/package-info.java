/** The table of a bus's rules, and the verbs on rules. UI thread; the work in jobs. */
package busbar.ui.rule;
