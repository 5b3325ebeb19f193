package busbar.engine.store;

import busbar.engine.store.Database.Promise;
import java.nio.file.Path;
import java.sql.SQLException;

/** What an operator is told where SQLite failed: what happened to which file, and what to do about it. */
final class DatabaseTrouble {
    private static final int PRIMARY_CODE = 0xff; // further bytes say where in SQLite it happened
    private static final int BUSY = 5;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    private DatabaseTrouble() {
    }

    /** @param what as in {@code could not be read} */
    static StoreException of(Path file, Promise promise, String what, SQLException cause) {
        int code = cause.getErrorCode() & PRIMARY_CODE;
        String problem = "The database [%s] %s: %s. ".formatted(file, what, cause.getMessage());
        return switch (code) {
            case CORRUPT, NO_DATABASE -> new StoreException.Damaged(file, problem + damaged(file, promise), cause);
            case FULL -> new StoreException(problem + "Make room on its disk.", cause);
            case READ_ONLY, CANNOT_OPEN -> new StoreException(
                    problem + "Let this user write the file and its folder.", cause);
            case IO_ERROR -> new StoreException(problem + "Look into the system's log for trouble with the disk.",
                    cause);
            case BUSY -> new StoreException(problem + "End the other program that holds it.", cause);
            default -> new StoreException(problem + "Is its disk full or write-protected?", cause);
        };
    }

    /** A state of an earlier moment repeats deliveries, and one without cursors all of them; neither loses one. */
    private static String damaged(Path file, Promise promise) {
        Path name = file.getFileName();
        String away = "It holds other bytes than were written: check the disk. Close the engine and move %1$s, "
                + "%1$s-wal and %1$s-shm away. ";
        String then = switch (promise) {
            case CONSISTENT -> "The engine begins a new one; the history in it is lost, no event is.";
            case DURABLE -> "Events lie in logs of their own and are safe. Put a backup of %1$s there: what was "
                    + "delivered since is delivered again. Without one, save what can be read, and let all events be "
                    + "delivered again: "
                    + "sqlite3 AWAY/%1$s .dump | sed \"s/^ROLLBACK.*/COMMIT;/\" | sqlite3 %1$s; "
                    + "sqlite3 %1$s \"DELETE FROM cursor\".";
        };
        return (away + then).formatted(name);
    }
}
