/** Retry: a failed attempt comes in; whether and when it is tried again goes out, and what waits is kept as rows with a
 *  due time. Any thread. Depends on api and store. */
package busbar.engine.retry;
