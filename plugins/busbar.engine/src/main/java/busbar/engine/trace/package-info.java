/** Trace: every step of every event comes in, is told to followers and kept as rows for a while. May never cost an
 *  event: where it is behind, who brings new events may wait a while; where its disk stands still it leaves steps out,
 *  says how many, and knows of which events it has no arrival. Any thread. Depends on api and store. */
package busbar.engine.trace;
