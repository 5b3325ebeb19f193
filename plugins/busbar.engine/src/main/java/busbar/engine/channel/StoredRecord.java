package busbar.engine.channel;

import java.util.Objects;

/** A record that is on disk, with its number in the channel. */
public record StoredRecord(long offset, ChannelRecord record) {
    public StoredRecord {
        Objects.requireNonNull(record, "record");
        if (offset < 0) {
            throw new IllegalArgumentException("The offset is " + offset + "; offsets start at 0.");
        }
    }
}
