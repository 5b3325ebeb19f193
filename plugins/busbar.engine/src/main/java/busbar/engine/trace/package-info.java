/** Trace: every step of every event comes in, is told to followers and kept as rows for a while. May never cost an
 *  event: where it cannot keep up it leaves steps out and says how many. Any thread. Depends on api and store. */
package busbar.engine.trace;
