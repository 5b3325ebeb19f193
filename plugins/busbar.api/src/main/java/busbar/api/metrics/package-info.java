/** What a bus counts, over time. Values only; any thread. */
package busbar.api.metrics;
