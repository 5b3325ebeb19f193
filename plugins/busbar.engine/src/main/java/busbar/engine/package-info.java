/** The machine: plugs the stages of an event's way together. A bus service goes out; any thread may call. */
package busbar.engine;
