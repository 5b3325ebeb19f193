package busbar.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseTest {
    private static final List<String> SCHEMA = List.of("CREATE TABLE IF NOT EXISTS n(value INTEGER PRIMARY KEY)");
    @TempDir
    Path folder;

    private Database open() {
        return new Database(folder.resolve("test.db"), Database.Promise.DURABLE, SCHEMA);
    }

    private static long count(Database database) {
        return database.read(sql -> sql.number("SELECT count(*) FROM n"));
    }

    private static CompletableFuture<Integer> insert(Database database, long value) {
        return database.submit(sql -> sql.update("INSERT INTO n VALUES(?)", value));
    }

    @Test
    void changesThatWaitTogetherAreCommittedTogetherAndOneThatFailsFailsAlone() throws Exception {
        try (Database database = open()) {
            CountDownLatch gate = new CountDownLatch(1);
            database.submit(sql -> {
                await(gate);
                return null;
            });
            List<CompletableFuture<Integer>> good = new ArrayList<>();
            List<CompletableFuture<Integer>> bad = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                good.add(insert(database, i));
                if (i % 50 == 0) {
                    bad.add(insert(database, i)); // the key is there already
                    bad.add(database.submit(sql -> {
                        sql.update("INSERT INTO n VALUES(?)", 5_000);
                        throw new IllegalStateException("no");
                    }));
                }
            }
            gate.countDown();
            good.forEach(CompletableFuture::join);
            bad.forEach(change -> assertThrows(CompletionException.class, change::join));
            assertEquals(300, count(database));
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterOpeningAgain() {
        try (Database database = open()) {
            database.write(sql -> sql.update("INSERT INTO n VALUES(7)"));
        }
        try (Database database = open()) {
            assertEquals(1, count(database));
        }
    }

    @Test
    void closingWhileManyWriteAnswersEveryoneAndKeepsWhatWasAnswered() throws Exception {
        Database database = open();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        int value = next.incrementAndGet();
                        database.write(sql -> sql.update("INSERT INTO n VALUES(?)", value));
                        done.incrementAndGet();
                    }
                } catch (StoreException e) {
                    assertTrue(e.getMessage().contains("closed"), e.getMessage());
                }
            }));
        }
        Thread.sleep(200);
        database.close();
        for (Thread writer : writers) {
            assertTrue(writer.join(java.time.Duration.ofSeconds(20)), "a writer waits forever");
        }
        try (Database again = open()) {
            assertTrue(count(again) >= done.get(), count(again) + " of " + done.get());
        }
    }

    @Test
    void aChangeThatAnInterruptedThreadAskedForIsMade() {
        try (Database database = open()) {
            Thread.currentThread().interrupt();
            insert(database, 1).orTimeout(10, TimeUnit.SECONDS);
            assertTrue(Thread.interrupted());
            database.write(sql -> null);
            assertEquals(1, count(database));
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SQLite ends the transaction by itself when its disk is full; what follows must be in one again. */
    @Test
    void afterAFullDiskChangesAreWholeAgain(@TempDir Path mountPoint) throws Exception {
        try (SmallDisk small = SmallDisk.mount(mountPoint, "32m");
                Database database = new Database(small.path().resolve("state.db"), Database.Promise.DURABLE,
                        List.of("CREATE TABLE IF NOT EXISTS t(n INTEGER PRIMARY KEY, bytes BLOB)"))) {
            for (int round = 0; round < 3; round++) {
                Path ballast = small.fill();
                assertThrows(StoreException.class, () -> {
                    while (true) {
                        database.write(sql -> sql.update("INSERT INTO t(bytes) VALUES(zeroblob(100000))"));
                    }
                });
                assertThrows(StoreException.class,
                        () -> database.write(sql -> sql.update("INSERT INTO t(bytes) VALUES(zeroblob(9000000))")));
                Files.delete(ballast);
                database.write(sql -> sql.update("DELETE FROM t"));
                database.write(sql -> sql.update("INSERT INTO t(bytes) VALUES(x'00')"));
                assertThrows(IllegalStateException.class, () -> database.write(sql -> {
                    sql.update("INSERT INTO t(bytes) VALUES(x'01')");
                    throw new IllegalStateException("half done");
                }));
                assertEquals(1L, database.<Long>read(sql -> sql.number("SELECT count(*) FROM t")));
            }
        }
    }
}
