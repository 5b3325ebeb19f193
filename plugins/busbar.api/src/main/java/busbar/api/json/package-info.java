/** Reads from the bytes of a JSON text only the fields that are asked for: bytes and a {@link FieldTrie} come in, where
 *  those fields stand, or a tree of them, goes out; and says what is wrong with a text that is no JSON. Pure; any
 *  thread. Depends on Jackson only. */
package busbar.api.json;
