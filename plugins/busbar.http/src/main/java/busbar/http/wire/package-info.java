/** What travels: JSON forms of the nouns, signatures, paths and errors. Used by both halves. Values only; any
 *  thread. */
package busbar.http.wire;
