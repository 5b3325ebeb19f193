/**
 * Store: the files under everything. Positions and bytes come in, what is on disk goes out. All access to files of the
 * log goes through {@link busbar.engine.store.Disk}, so that tests can put a disk under it that fills up, fails or
 * loses power. Any stage may call it from any thread. Depends on nothing.
 */
package busbar.engine.store;
