/** Metrics: the same steps come in as at the trace, and go out as counts and latencies of steps of time. Any thread.
 *  Depends on api and store. */
package busbar.engine.metrics;
