/** Target: the connections by which HTTP targets prove who sends. UI thread; the work in jobs. A secret goes in and is
 *  never shown. */
package busbar.ui.target;
