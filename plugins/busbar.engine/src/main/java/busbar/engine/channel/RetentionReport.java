package busbar.engine.channel;

/**
 * What retention took.
 *
 * @param segments how many files went
 * @param bytes how much disk they gave back
 * @param firstOffset the first offset kept now
 * @param neededRecords how many of the deleted offsets a cursor still needed; above zero only under
 *        {@link Retention.Needed#DROP}, and then the owner of those cursors must tell
 */
public record RetentionReport(int segments, long bytes, long firstOffset, long neededRecords) {}
