/** The wire: a {@link busbar.api.BusService} on one side, HTTP on the other, and the same {@link busbar.api.BusService}
 *  again at the far end. Any thread but a UI thread. */
package busbar.http;
