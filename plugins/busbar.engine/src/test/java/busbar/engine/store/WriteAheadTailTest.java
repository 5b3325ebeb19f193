package busbar.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the state database is after a crash that took the end of its write-ahead log. */
class WriteAheadTailTest {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS t(n INTEGER PRIMARY KEY, twin INTEGER UNIQUE, bytes BLOB)");
    private static final int CHANGES_MAX = 1_500; // pages of two times that log
    private static final int ROWS_MAX = 300;
    private static final int MOMENTS = 20;
    private static final int CUTS = 3; // of each
    @TempDir
    Path folder;
    @TempDir
    Path crashed;

    @Test
    void itIsWholeAndOfAnEarlierMomentWhereverTheLogEndsBehindWhatWasCopied() throws IOException {
        long seed = Long.getLong("busbar.seed", System.nanoTime());
        System.out.printf("write-ahead tail: seed %d%n", seed);
        Random random = new Random(seed);
        Path file = folder.resolve("state.db");
        Set<Long> lost = new HashSet<>();
        try (Database database = new Database(file, Database.Promise.DURABLE, SCHEMA)) {
            long changes = 0;
            for (int moment = 0; moment < MOMENTS; moment++) {
                changes = change(database, changes, random.nextInt(CHANGES_MAX / MOMENTS * 2));
                if (random.nextBoolean()) {
                    database.read(sql -> sql.number("PRAGMA wal_checkpoint")); // copies all of it
                }
                for (int cut = 0; cut < CUTS; cut++) {
                    crash(file);
                    WriteAheadTail.tear(crashed.resolve("state.db"), random);
                    lost.add(changes - whole());
                }
            }
        }
        assertTrue(lost.size() > MOMENTS / 4, "hardly a change was lost: " + lost);
    }

    private static long change(Database database, long from, int count) {
        for (long n = from; n < from + count; n++) {
            long now = n;
            database.write(sql -> {
                sql.update("DELETE FROM t WHERE n=?", now - ROWS_MAX);
                return sql.update("INSERT INTO t VALUES(?,?,randomblob(2000))", now, -now);
            });
        }
        return from + count;
    }

    private void crash(Path file) throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.copy(Path.of(file + end), crashed.resolve(file.getFileName() + end),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** @return how many changes it knows */
    private long whole() {
        try (Database database = new Database(crashed.resolve("state.db"), Database.Promise.DURABLE, SCHEMA)) {
            assertEquals("ok", database.<String>read(sql -> sql.first("PRAGMA integrity_check", row -> row.getString(1))
                    .orElseThrow()));
            return database.read(sql -> {
                long changes = sql.number("SELECT coalesce(max(n) + 1, 0) FROM t");
                assertEquals(Math.min(changes, ROWS_MAX), sql.number("SELECT count(*) FROM t"));
                return changes;
            });
        }
    }
}
