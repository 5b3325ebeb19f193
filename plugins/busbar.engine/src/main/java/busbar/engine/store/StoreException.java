package busbar.engine.store;

import java.nio.file.Path;

/** A database of the engine failed. The message names the file and what to do. */
public sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The file holds other bytes than were written. */
    public static final class Damaged extends StoreException {
        private static final long serialVersionUID = 1L;
        private final transient Path file;

        Damaged(Path file, String message, Throwable cause) {
            super(message, cause);
            this.file = file;
        }

        public boolean isOf(Path other) {
            return other.equals(file);
        }
    }
}
