/** Official: what the engine tells of itself comes in, from the rows that changes leave and from what dispatch sees of
 *  its targets, and goes to the built-in bus as CloudEvents. Costs the events of others nothing: who tells returns at
 *  once, and one thread of its own does the rest. Depends on api and store. */
package busbar.engine.official;
