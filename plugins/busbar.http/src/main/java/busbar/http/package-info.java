/** The wire: any bus service over HTTP, server and client half. */
package busbar.http;
