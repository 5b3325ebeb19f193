/** CloudEvents 1.0 as values, and their JSON. Pure; any thread. Depends on Jackson only. */
package busbar.api.event;
