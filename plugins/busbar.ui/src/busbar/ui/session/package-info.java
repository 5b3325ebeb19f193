/** Connections to bus services: their settings, their state, and the bus that the views look at. Listeners are called
 *  on the UI thread; services are opened and closed by jobs. */
package busbar.ui.session;
