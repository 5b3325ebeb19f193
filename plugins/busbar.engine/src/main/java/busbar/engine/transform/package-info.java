/** Transform: a match comes in, one delivery for each target of its rule goes out; and the body of a delivery is made
 *  from the event as the target says now. Any thread. Depends on api and store. */
package busbar.engine.transform;
