package busbar.api;

import java.util.List;

/** What became of a batch, entry by entry in the order given. An entry without an error is on disk. */
public record PutResult(List<Entry> entries) {

    /** @param errorCode empty when the event was taken */
    public record Entry(String eventId, String traceId, String errorCode, String errorMessage) {

        public static Entry taken(String eventId, String traceId) {
            return new Entry(eventId, traceId, "", "");
        }

        public boolean isTaken() {
            return errorCode.isEmpty();
        }
    }

    public PutResult {
        entries = List.copyOf(entries);
    }

    public int failedCount() {
        return (int) entries.stream().filter(e -> !e.isTaken()).count();
    }
}
