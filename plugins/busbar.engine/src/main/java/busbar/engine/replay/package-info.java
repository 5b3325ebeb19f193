/** Replay: dead letters come in, and go to their bus once more; a ledger says what became of each. A job goes on after
 *  a restart where it stopped, and puts no letter twice. Any thread. Depends on api and store. */
package busbar.engine.replay;
