/** The far half: calls of a {@link busbar.api.BusService} go out as signed requests, and answers, errors included, come
 *  back as they were at the other end. Any thread but a UI thread; a live feed has a virtual thread of its own. */
package busbar.http.client;
