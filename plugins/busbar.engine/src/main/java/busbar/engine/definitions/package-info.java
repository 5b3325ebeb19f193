/** Definitions: buses and rules come in, are kept in the state database, and go out as immutable values. Any thread.
 *  Depends on api and store. */
package busbar.engine.definitions;
