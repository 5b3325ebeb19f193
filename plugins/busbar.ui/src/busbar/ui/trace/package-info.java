/** Trace: steps of a bus come in, rows of events go to the screen, and on demand all that is known of one event. The
 *  model takes any thread; widgets on the UI thread; questions to the service in jobs. Other features call
 *  showTrace. */
package busbar.ui.trace;
