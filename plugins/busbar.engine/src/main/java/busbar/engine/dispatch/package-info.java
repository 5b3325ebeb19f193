/** Dispatch: a delivery comes in, is sent behind its target's own limit, and an outcome goes out. One lane for each
 *  target, so that a target's trouble stays its own. Any thread may add; each attempt runs on a virtual thread.
 *  Depends on api and store. */
package busbar.engine.dispatch;
