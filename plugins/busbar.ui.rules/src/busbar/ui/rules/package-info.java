/** The visual rule builder: a rule comes in as a value, a changed value goes out to its bus.
 *  UI thread, but for the model. */
package busbar.ui.rules;
