/** What happened to an event, step by step. Values only; any thread. */
package busbar.api.trace;
