/** Subscriptions: how far each target of each rule is in the log of its bus. Values; any thread. */
package busbar.api.subscription;
