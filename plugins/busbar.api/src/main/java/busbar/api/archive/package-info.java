/** Archives keep events of a bus for later replay. Values; any thread. */
package busbar.api.archive;
