package busbar.engine.channel;

import java.util.List;

/**
 * What one read brought.
 *
 * @param records in rising order of offset; not always without gaps, because damaged records are left out
 * @param nextOffset where to read on; past the last record returned and past the damaged ones behind it
 * @param recordsDamaged how many records between the start and {@code nextOffset} are there but cannot be read
 */
public record ReadBatch(List<StoredRecord> records, long nextOffset, long recordsDamaged) {
    public ReadBatch {
        records = List.copyOf(records);
    }
}
