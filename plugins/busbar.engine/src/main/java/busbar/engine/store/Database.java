package busbar.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** A SQLite database in WAL mode. Changes go through one thread, which commits many of them at once; reads run beside
 *  it. Any thread may call. */
public final class Database implements AutoCloseable {
    private static final int QUEUE_MAX = 4_096; // changes that wait for the writer; past it callers wait
    private static final int GROUP_MAX = 512; // changes of one commit; bounds what a roll-back repeats
    private static final int READERS = 3; // the machine has few cores, and a read is short
    /** Between two checkpoints, each two syncs and scattered writes, which the events that come in have to wait for. */
    private static final int LOG_PAGES = 4_000; // 16 MB, which are written ahead at each start
    private static final int LOG_PAGES_LAX = 8_000; // 32 MB
    private static final int PAGE_BYTES = 4_096;
    private static final int CACHE_PAGES_MIN = 10;
    private static final int CACHE_KIB = 2_000; // SQLite's own choice
    private static final int CACHE_KIB_LAX = 16_384; // leaves of the indexes that random ids fall into
    private static final int BUSY_MILLIS = 10_000;
    /** So long a change that is {@link #submit submitted} waits for others: a sync costs as much as a hundred of them,
     *  and takes the disk from the events that come in. */
    private static final long COMPANY_NANOS = 5_000_000;
    private final Path file;
    private final Promise promise;
    private final BlockingQueue<Change<?>> changes = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final BlockingQueue<Reader> readers = new ArrayBlockingQueue<>(READERS);
    private final Connection writing;
    private final Sql writer;
    private final Thread thread;
    private final AtomicInteger awaited = new AtomicInteger(); // changes not taken yet that are to be written at once
    private final Change<Void> end = new Change<>(sql -> null, new CompletableFuture<>(), true);
    private volatile boolean closed;

    /** How much a commit promises. */
    public enum Promise {
        /** On disk when the change returns. */
        DURABLE,
        /** Consistent after a crash, but the last changes may be gone after a loss of power. */
        CONSISTENT
    }

    private record Reader(Connection connection, Sql sql) {
    }

    private record Change<T>(SqlWork<T> work, CompletableFuture<T> done, boolean isAwaited) {

        T run(Sql sql) throws SQLException {
            return work.run(sql);
        }
    }

    /** @param schema statements, each without effect when repeated
     *  @throws StoreException when the file cannot be opened */
    public Database(Path file, Promise promise, List<String> schema) {
        this.file = file;
        this.promise = promise;
        writing = connectOrFail();
        try {
            writing.setAutoCommit(true);
            for (String statement : schema) {
                execute(statement);
            }
            if (promise == Promise.DURABLE) {
                execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES);
                growAhead();
            } else {
                execute("PRAGMA wal_autocheckpoint=" + LOG_PAGES_LAX);
                execute("PRAGMA cache_size=-" + CACHE_KIB_LAX);
            }
            writing.setAutoCommit(false);
            writer = new Sql(writing);
            for (int i = 0; i < READERS; i++) {
                Connection reading = connect();
                readers.add(new Reader(reading, new Sql(reading)));
            }
        } catch (SQLException e) {
            closeAfter(e);
            throw failed("cannot be opened", e);
        }
        thread = Thread.ofPlatform().daemon().name("database-" + file.getFileName()).start(this::write);
    }

    /** Gives a database that is closed another name, with the log and the index beside it.
     *
     *  @throws StoreException when one of them cannot be moved */
    public static void setAside(Path file, String name) {
        try {
            for (String end : List.of("", "-wal", "-shm")) {
                if (Files.exists(file.resolveSibling(file.getFileName() + end))) {
                    Files.move(file.resolveSibling(file.getFileName() + end), file.resolveSibling(name + end));
                }
            }
        } catch (IOException e) {
            throw new StoreException("The damaged database [%s] could not be moved to [%s]: %s. Move it yourself."
                    .formatted(file, name, e), e);
        }
    }

    private Connection connectOrFail() {
        try {
            return connect();
        } catch (SQLException e) {
            throw failed("cannot be opened", e);
        }
    }

    private void closeAfter(SQLException cause) {
        try {
            for (Reader reader : readers) {
                reader.connection().close();
            }
            writing.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(promise == Promise.DURABLE ? SynchronousMode.FULL : SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // a query after every insert, compiled anew each time
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private void execute(String statement) throws SQLException {
        try (Statement once = writing.createStatement()) {
            once.execute(statement);
        }
    }

    /** Lets the write-ahead log grow to the size at which it begins anew: syncing a file that grows takes ten times as
     *  long (383 against 4,400 commits a second were measured). What does not fit the cache goes to the log, and stays
     *  as room there when it is rolled back. The log shrinks whenever it was closed well. */
    private void growAhead() throws SQLException {
        execute("PRAGMA cache_size=" + CACHE_PAGES_MIN);
        execute("BEGIN");
        execute("CREATE TABLE IF NOT EXISTS ahead(bytes BLOB)");
        execute("INSERT INTO ahead VALUES(zeroblob(%d))".formatted(LOG_PAGES * PAGE_BYTES));
        execute("ROLLBACK");
        execute("PRAGMA cache_size=-" + CACHE_KIB);
    }

    /** Reads what is committed. */
    public <T> T read(SqlWork<T> work) {
        Reader reader = takeUninterruptibly(readers);
        try {
            return work.run(reader.sql());
        } catch (SQLException e) {
            throw failed("could not be read", e);
        } finally {
            readers.add(reader);
        }
    }

    /** Changes and waits for the commit. */
    public <T> T write(SqlWork<T> work) {
        try {
            return submit(work, true).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** Changes some milliseconds later, with others; waits only while too many changes wait. The future completes after
     *  the commit, on its thread.
     *
     *  @return fails with what the work threw; then nothing of that work was kept */
    public <T> CompletableFuture<T> submit(SqlWork<T> work) {
        return submit(work, false);
    }

    private <T> CompletableFuture<T> submit(SqlWork<T> work, boolean isAwaited) {
        if (closed) {
            throw isClosed();
        }
        Change<T> change = new Change<>(work, new CompletableFuture<>(), isAwaited);
        put(change);
        if (closed && !thread.isAlive()) {
            refuseLate();
        }
        return change.done();
    }

    private void put(Change<?> change) {
        awaited.addAndGet(change.isAwaited() ? 1 : 0);
        putUninterruptibly(changes, change);
        if (change.isAwaited()) {
            LockSupport.unpark(thread);
        }
    }

    private static <T> void putUninterruptibly(BlockingQueue<T> queue, T value) {
        boolean interrupted = false;
        boolean there = false;
        while (!there) {
            try {
                queue.put(value);
                there = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What callers do here is short and has to be done, so an interrupt waits until after it. */
    private static <T> T takeUninterruptibly(BlockingQueue<T> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        List<Change<?>> group = new ArrayList<>();
        boolean last = false;
        while (!last) {
            group.add(takeUninterruptibly(changes));
            awaitCompany();
            changes.drainTo(group, GROUP_MAX - 1);
            awaited.addAndGet(-(int) group.stream().filter(Change::isAwaited).count());
            last = group.remove(end);
            commit(group);
            group.clear();
        }
    }

    private void awaitCompany() {
        long end = System.nanoTime() + COMPANY_NANOS;
        for (long left = COMPANY_NANOS; left > 0 && awaited.get() == 0 && changes.size() < GROUP_MAX - 1;
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** All at once; where one fails, each by itself, so that only those fail that are wrong. */
    private void commit(List<Change<?>> group) {
        List<Runnable> answers = new ArrayList<>();
        try {
            for (Change<?> change : group) {
                answers.add(together(change));
            }
            writing.commit();
            answers.forEach(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            group.forEach(this::commitAlone);
        }
    }

    private <T> Runnable together(Change<T> change) throws SQLException {
        T result = change.run(writer);
        return () -> change.done().complete(result);
    }

    private <T> void commitAlone(Change<T> change) {
        try {
            T result = change.run(writer);
            writing.commit();
            change.done().complete(result);
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            change.done().completeExceptionally(
                    e instanceof SQLException sql ? failed("could not be changed", sql) : e);
        }
    }

    private void rollback(Exception cause) {
        try {
            writing.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            beginAnew(cause);
        }
    }

    /** SQLite ended the transaction by itself, as it does when the disk is full. The driver begins one only after a
     *  commit or a roll-back that worked; without one every statement would be a change of its own. */
    private void beginAnew(Exception cause) {
        try {
            execute("BEGIN");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private StoreException isClosed() {
        return new StoreException("The database [%s] is closed.".formatted(file.getFileName()), null);
    }

    private StoreException failed(String what, SQLException cause) {
        return DatabaseTrouble.of(file, promise, what, cause);
    }

    /** Changes that came beside the end. */
    private void refuseLate() {
        List<Change<?>> late = new ArrayList<>();
        changes.drainTo(late);
        late.forEach(change -> change.done().completeExceptionally(isClosed()));
    }

    /** Commits what waits, then closes. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            put(end);
            thread.join();
            refuseLate();
            for (int i = 0; i < READERS; i++) {
                takeUninterruptibly(readers).connection().close();
            }
            writing.close();
        } catch (SQLException e) {
            throw failed("could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
