/** Match: a stored event comes in, zero or more pairs of event and rule go out. Rule sets are immutable snapshots, so
 *  that matching never waits for an edit. Any thread. Depends on api and store. */
package busbar.engine.match;
