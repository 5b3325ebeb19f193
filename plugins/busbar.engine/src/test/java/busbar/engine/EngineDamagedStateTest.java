package busbar.engine;

import static busbar.engine.Orders.ids;
import static busbar.engine.Orders.letters;
import static busbar.engine.Orders.put;
import static busbar.engine.Orders.service;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.api.model.Limits;
import busbar.api.trace.TraceQuery;
import busbar.engine.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk gives other bytes back than the state database or the trace wrote. */
class EngineDamagedStateTest {
    private static final int PAGE_BYTES = 4_096;
    private static final int EVENTS = 30;
    @TempDir
    Path folder;
    private final TestTarget healthy = new TestTarget();
    private final TestTarget dead = new TestTarget();

    @AfterEach
    void close() {
        healthy.close();
        dead.close();
    }

    private Engine open() {
        return Engine.open(new EngineOptions(folder, Limits.UNLIMITED, true, "damage"));
    }

    /** Each event arrives at one target and becomes a letter of the other. */
    private void fill() {
        dead.status = 400;
        try (Engine engine = open()) {
            service(engine).createBus("orders", "");
            for (TestTarget target : List.of(healthy, dead)) {
                service(engine).createRule(EventRule.draft("orders", target == dead ? "dead" : "healthy", "{}",
                        List.of(EventTarget.of("t", target.destination()).withRetry(EngineFixture.NO_RETRY))));
            }
            put(engine, ids(0, EVENTS));
            Waits.await("letters", () -> letters(engine) == EVENTS);
            Waits.awaitAll("events", ids(0, EVENTS), healthy::ids);
        }
    }

    /** @return the whole file as it was before */
    private byte[] damage(String database, String table) throws Exception {
        Path file = folder.resolve(database);
        byte[] whole = Files.readAllBytes(file);
        byte[] garbage = new byte[PAGE_BYTES];
        Arrays.fill(garbage, (byte) 0xa5);
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek((pageOf(file, table) - 1) * PAGE_BYTES);
            damaged.write(garbage);
        }
        return whole;
    }

    private static long pageOf(Path file, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var query = connection.prepareStatement("SELECT rootpage FROM sqlite_schema WHERE name=?")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                assertTrue(rows.next());
                return rows.getLong(1);
            }
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    private static void tellsWhatToDo(StoreException refused) {
        for (String words : List.of("state.db", "SQLITE_CORRUPT", "move state.db, state.db-wal and state.db-shm away",
                "Put a backup of state.db there", "sqlite3 AWAY/state.db .dump",
                "\"DELETE FROM cursor\"")) {
            assertTrue(refused.getMessage().contains(words), () -> words + " in " + refused.getMessage());
        }
    }

    @Test
    void aDamageThatOpeningMeetsIsToldWithWhatToDoAndABackupOpens() throws Exception {
        fill();
        byte[] whole = damage("state.db", "rule");
        tellsWhatToDo(assertThrows(StoreException.Damaged.class, this::open));
        Files.write(folder.resolve("state.db"), whole);
        try (Engine engine = open()) {
            assertEquals(EVENTS, letters(engine));
        }
    }

    /** Letters cannot be written; what is to become one stays a delivery until they can. */
    @Test
    void whatIsPutWhileADamageStopsTheStateComesAfterItsBackupIsBack() throws Exception {
        fill();
        byte[] backup = damage("state.db", "dead_letter");
        Engine engine = open();
        try {
            put(engine, ids(EVENTS, 2 * EVENTS));
            Waits.awaitAll("events", ids(0, 2 * EVENTS), healthy::ids);
            tellsWhatToDo(assertThrows(StoreException.Damaged.class, 
                    () -> service(engine).deadLetters(DeadLetterQuery.ofBus("orders"))));
        } finally {
            engine.close();
        }
        Files.write(folder.resolve("state.db"), backup);
        try (Engine mended = open()) {
            Waits.await("letters", () -> letters(mended) == 2 * EVENTS);
        }
    }

    /** As the error says where there is no backup: what was saved forgets its cursors, and every event comes again. */
    @Test
    void aStateThatWasSavedWithoutItsCursorsDeliversAllEventsAgain() throws Exception {
        fill();
        change("DELETE FROM cursor");
        change("DELETE FROM dead_letter");
        healthy.bodies.clear();
        try (Engine engine = open()) {
            Waits.awaitAll("events", ids(0, EVENTS), healthy::ids);
            Waits.await("letters", () -> letters(engine) == EVENTS);
        }
    }

    @Test
    void aTraceThatIsNoDatabaseIsSetAsideAndCostsNoEvent() throws IOException {
        fill();
        Files.write(folder.resolve("trace.db"), "no database ".repeat(1_000).getBytes());
        opensWithANewTrace();
    }

    @Test
    void aTraceWithADamagedPageIsSetAsideAndCostsNoEvent() throws Exception {
        fill();
        damage("trace.db", "minute");
        opensWithANewTrace();
    }

    private void opensWithANewTrace() throws IOException {
        byte[] damaged = Files.readAllBytes(folder.resolve("trace.db"));
        try (Engine engine = open()) {
            put(engine, List.of("after"));
            Waits.awaitAll("events", List.of("after"), healthy::ids);
            Waits.await("its trace", () -> 1 == service(engine).tracedEvents(TraceQuery.ofBus("orders")).items()
                    .size());
        }
        try (Stream<Path> files = Files.list(folder)) {
            Path aside = files.filter(f -> f.getFileName().toString().startsWith("trace.db.damaged-")).findFirst()
                    .orElseThrow();
            assertArrayEquals(damaged, Files.readAllBytes(aside));
        }
    }
}
