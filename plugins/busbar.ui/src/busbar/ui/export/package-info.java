/** Export: all definitions of a connection as one file, out and in. UI thread; files and services in jobs. */
package busbar.ui.export;
