/**
 * Channel: the durable log of one bus. Accepted events come in as {@link busbar.engine.channel.ChannelRecord}s, stored
 * records with dense offsets go out. A record is acknowledged only after it is on disk, and only acknowledged records
 * can be read. Ingest appends; cursors of the dispatcher, the archive and the replay read; any thread may call both.
 * One writer thread owns one channel. Depends on store only.
 */
package busbar.engine.channel;
