/** The tree of connections, buses and rules. Selecting in it sets the bus that the other views look at. UI thread. */
package busbar.ui.explorer;
