package busbar.api;

import java.util.List;

/** What became of a batch, entry by entry in the order given. An entry without an error is on disk. */
public record PutResult(List<Entry> entries) {

    /** @param errorCode empty when the event was taken
     *  @param warning what is odd about an event that was taken all the same; empty for nothing */
    public record Entry(String eventId, String traceId, String errorCode, String errorMessage, String warning) {

        public static Entry taken(String eventId, String traceId) {
            return new Entry(eventId, traceId, "", "", "");
        }

        public static Entry refused(String eventId, String errorCode, String errorMessage) {
            return new Entry(eventId, "", errorCode, errorMessage, "");
        }

        public Entry withWarning(String words) {
            return new Entry(eventId, traceId, errorCode, errorMessage, words);
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
