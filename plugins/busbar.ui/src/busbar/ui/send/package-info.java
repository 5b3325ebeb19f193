/** Sending: what the operator typed comes in, an event goes to the current bus. The model is plain Java; the sending is
 *  a job. Other features call sendEvent. */
package busbar.ui.send;
