/** Metrics: counts and latencies of a bus come in, two line charts go to the screen. Charts are drawn in jobs into
 *  images; the UI thread only copies them. */
package busbar.ui.charts.metrics;
