/** Event patterns: JSON of a pattern and of an event come in, whether and why they match goes out. Pure; any thread.
 *  Depends on Jackson only. */
package busbar.api.pattern;
