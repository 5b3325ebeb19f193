/** Making, opening, closing and removing connections. Handlers on the UI thread; the work in jobs. */
package busbar.ui.connection;
