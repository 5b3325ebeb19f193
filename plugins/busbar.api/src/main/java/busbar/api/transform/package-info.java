/** Transforms: an event comes in, the body for a target goes out. Pure; any thread.
 *  Depends on api.event and api.pattern. */
package busbar.api.transform;
