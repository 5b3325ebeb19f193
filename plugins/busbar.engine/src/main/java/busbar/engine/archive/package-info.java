/** Archive: stored events come in and those that a pattern wants are kept in a log of their own; a range of them goes
 *  to the bus again. Any thread. Depends on api and store. */
package busbar.engine.archive;
