/** Dead letters: what targets did not take comes in from the service; replays and discards go out as jobs. The model is
 *  plain Java; widgets and handlers on the UI thread. Other features call showDeadLetters. */
package busbar.ui.deadletter;
