/** Archive: what is kept of a bus, and its replays. UI thread; services in jobs. */
package busbar.ui.archive;
