/** The language: the port BusService, how to reach one, and how it says no. Any thread. */
package busbar.api;
