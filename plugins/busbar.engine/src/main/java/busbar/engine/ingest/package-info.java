/** Ingest: events from outside come in, are checked against the limits, and go to the channel; the answer comes after
 *  they are on disk. Any thread. Depends on api and store. */
package busbar.engine.ingest;
