/** Events that could not be delivered, and how they come home. Values only; any thread. */
package busbar.api.deadletter;
