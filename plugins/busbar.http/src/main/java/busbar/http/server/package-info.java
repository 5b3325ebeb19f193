/** The near half: requests come in, are proven and checked against the caller's role, and become calls of a
 *  {@link busbar.api.BusService}. Each request is plain blocking code on a virtual thread of its own. */
package busbar.http.server;
