/** Creating, changing and deleting buses. Handlers on the UI thread; the work in jobs. */
package busbar.ui.bus;
