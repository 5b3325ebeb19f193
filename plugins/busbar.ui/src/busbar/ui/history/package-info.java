/** History: the versions of a rule, a bus or a target connection; any of them can be compared and made the present one.
 *  UI thread; reading and restoring in jobs. */
package busbar.ui.history;
