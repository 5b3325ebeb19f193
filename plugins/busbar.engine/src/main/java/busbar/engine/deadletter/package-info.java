/** Dead letters: deliveries that were given up come in and are kept as rows until they are brought home or discarded.
 *  Any thread. Depends on api and store. */
package busbar.engine.deadletter;
