package busbar.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that knows what is synced and what is not. At a chosen call the power goes: of the sectors written
 * and not synced each is kept, dropped or torn as chance decides, and so is each name created, renamed or deleted. It
 * can also be full, fail a sync as Linux does (the data looks written and never is), and return flipped bits. Any
 * thread.
 */
public final class SimulatedDisk implements Disk {
    private static final int SECTOR_BYTES = 512;

    /** The power went; everything that is called after fails so, too. */
    public static final class PowerLost extends IOException {
        PowerLost() {
            super("the power is lost");
        }
    }

    private interface NameChange {
        void apply(Map<Path, Content> names);
    }

    private final Map<Path, Content> names = new TreeMap<>();
    private final Map<Path, Content> durableNames = new TreeMap<>();
    private final List<NameChange> namesUnsynced = new ArrayList<>();
    private final RandomGenerator random;
    private long bytesMax = Long.MAX_VALUE;
    private int calls;
    private int syncs;
    private int powerLostAtCall = Integer.MAX_VALUE;
    private int syncFailing = Integer.MAX_VALUE;
    private boolean tears;
    private Runnable beforeForce = () -> { };

    public SimulatedDisk(RandomGenerator random) {
        this.random = random;
    }

    /** From now on a torn sector may hold the new bytes in front and the old ones behind. */
    public synchronized SimulatedDisk tearing(boolean on) {
        tears = on;
        return this;
    }

    /** The power goes at the call of this number from now, counting writes, syncs and changes of names. */
    public synchronized void losePowerAfterCalls(int more) {
        powerLostAtCall = calls + more;
    }

    /** The sync of this number from now fails and forgets what it should have written. */
    public synchronized void failSyncAfter(int more) {
        syncFailing = syncs + more;
    }

    /** All files together may be this large. */
    public synchronized void bytesMax(long bytes) {
        bytesMax = bytes;
    }

    /** Runs before each sync of a file, on the thread that syncs and without the lock of the disk. */
    public synchronized void beforeForce(Runnable action) {
        beforeForce = action;
    }

    /** Changes one stored bit, behind the back of everybody. */
    public synchronized void flip(Path file, int position, int bit) {
        Content content = names.get(file);
        content.bytes[position] ^= (byte) (1 << bit);
        content.durable[position] ^= (byte) (1 << bit);
    }

    /** Zeros all bytes from the position on, as if they had never been written. */
    public synchronized void forget(Path file, int position) {
        Content content = names.get(file);
        Arrays.fill(content.bytes, position, content.bytes.length, (byte) 0);
        Arrays.fill(content.durable, position, content.durable.length, (byte) 0);
    }

    public synchronized int size(Path file) {
        return names.get(file).bytes.length;
    }

    public synchronized int calls() {
        return calls;
    }

    /** The disk as it is found when the power is back; all open files of this one are dead. */
    public synchronized SimulatedDisk afterPowerLoss() {
        powerLostAtCall = 0;
        SimulatedDisk next = new SimulatedDisk(random).tearing(tears);
        double kept = random.nextInt(4) / 3.0; // nothing, some, more, all
        namesUnsynced.stream().filter(change -> random.nextDouble() < kept).forEach(c -> c.apply(durableNames));
        Map<Content, Content> survivors = new HashMap<>();
        durableNames.forEach((path, content) -> {
            Content survivor = survivors.computeIfAbsent(content, c -> c.afterPowerLoss(next, kept));
            next.names.put(path, survivor);
            next.durableNames.put(path, survivor);
        });
        return next;
    }

    /** The disk as it is found when only the process died: everything written is there. */
    public synchronized SimulatedDisk afterKill() {
        SimulatedDisk next = copy();
        powerLostAtCall = 0;
        return next;
    }

    /** Another disk with the same content, synced and not. */
    public synchronized SimulatedDisk copy() {
        SimulatedDisk next = new SimulatedDisk(random).tearing(tears);
        Map<Content, Content> survivors = new HashMap<>();
        names.forEach((path, content) -> next.names.put(path, survivors.computeIfAbsent(content, c -> c.in(next))));
        durableNames.forEach(
                (path, content) -> next.durableNames.put(path, survivors.computeIfAbsent(content, c -> c.in(next))));
        namesUnsynced.forEach(change -> next.namesUnsynced.add(all -> {
            Map<Path, Content> mine = new HashMap<>();
            change.apply(mine);
            mine.forEach((path, content) -> all.put(path, survivors.computeIfAbsent(content, c -> c.in(next))));
        }));
        return next;
    }

    private void call() throws PowerLost {
        if (++calls >= powerLostAtCall) {
            throw new PowerLost();
        }
    }

    private void checkPower() throws PowerLost {
        if (calls >= powerLostAtCall) {
            throw new PowerLost();
        }
    }

    private void change(NameChange change) throws PowerLost {
        namesUnsynced.add(change);
        call();
        change.apply(names);
    }

    @Override
    public synchronized StoreFile create(Path file) throws IOException {
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Content content = new Content(this);
        change(all -> all.put(file, content));
        return content.new Opened();
    }

    @Override
    public synchronized StoreFile open(Path file) throws IOException {
        checkPower();
        if (!names.containsKey(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return names.get(file).new Opened();
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        checkPower();
        return names.keySet().stream().filter(file -> file.getParent().equals(directory))
                .map(file -> file.getFileName().toString()).toList();
    }

    @Override
    public void createDirectories(Path directory) {
        // every directory is there
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        if (names.containsKey(file)) {
            change(all -> all.remove(file));
        }
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        Content content = names.get(from);
        change(all -> {
            all.remove(from);
            all.put(to, content);
        });
    }

    @Override
    public synchronized void syncDirectory(Path directory) throws IOException {
        call();
        namesUnsynced.clear();
        durableNames.clear();
        durableNames.putAll(names);
    }

    @Override
    public synchronized long usableBytes(Path directory) {
        return bytesMax - used();
    }

    private long used() {
        return names.values().stream().distinct().mapToLong(content -> content.bytes.length).sum();
    }

    @Override
    public Closeable lock(Path directory) {
        return () -> { };
    }

    /** The bytes behind one or more names. */
    private static final class Content {
        private final SimulatedDisk disk;
        private final BitSet unsynced = new BitSet();
        private byte[] bytes = new byte[0];
        private byte[] durable = new byte[0];

        Content(SimulatedDisk disk) {
            this.disk = disk;
        }

        Content in(SimulatedDisk other) {
            Content same = new Content(other);
            same.bytes = bytes.clone();
            same.durable = durable.clone();
            same.unsynced.or(unsynced);
            return same;
        }

        Content afterPowerLoss(SimulatedDisk next, double kept) {
            Content survivor = new Content(next);
            boolean newLength = disk.random.nextDouble() < kept;
            byte[] left = Arrays.copyOf(durable, newLength ? bytes.length : durable.length);
            unsynced.stream().filter(sector -> disk.random.nextDouble() < kept).forEach(sector -> {
                int from = Math.min(left.length, sector * SECTOR_BYTES);
                int count = Math.min(SECTOR_BYTES, left.length - from);
                boolean torn = disk.tears && disk.random.nextInt(4) == 0;
                System.arraycopy(bytes, from, left, from, torn ? disk.random.nextInt(count + 1) : count);
            });
            survivor.bytes = left;
            survivor.durable = left.clone();
            return survivor;
        }

        private final class Opened implements StoreFile {
            private boolean closed;

            @Override
            public long size() throws IOException {
                synchronized (disk) {
                    checkOpen();
                    return bytes.length;
                }
            }

            @Override
            public void read(ByteBuffer into, long position) throws IOException {
                synchronized (disk) {
                    checkOpen();
                    int count = (int) Math.min(into.remaining(), bytes.length - position);
                    if (count > 0) {
                        into.put(bytes, (int) position, count);
                    }
                }
            }

            @Override
            public void write(ByteBuffer from, long position) throws IOException {
                synchronized (disk) {
                    checkOpen();
                    long room = disk.bytesMax - disk.used() + bytes.length - position;
                    int wanted = from.remaining();
                    int count = (int) Math.min(wanted, Math.max(0, room));
                    put(from, (int) position, count);
                    disk.call();
                    if (count < wanted) {
                        throw new IOException("No space left on device");
                    }
                }
            }

            private void put(ByteBuffer from, int position, int count) {
                if (count > 0) {
                    bytes = position + count > bytes.length ? Arrays.copyOf(bytes, position + count) : bytes;
                    from.get(bytes, position, count);
                    unsynced.set(position / SECTOR_BYTES, (position + count - 1) / SECTOR_BYTES + 1);
                }
            }

            @Override
            public void preallocate(long size) throws IOException {
                write(ByteBuffer.allocate((int) size), 0);
                force();
            }

            @Override
            public void force() throws IOException {
                Runnable before;
                synchronized (disk) {
                    before = disk.beforeForce;
                }
                before.run();
                synchronized (disk) {
                    checkOpen();
                    disk.call();
                    if (++disk.syncs == disk.syncFailing) {
                        unsynced.clear();
                        throw new IOException("Input/output error");
                    }
                    durable = Arrays.copyOf(durable, bytes.length);
                    unsynced.stream().forEach(this::keep);
                    unsynced.clear();
                }
            }

            private void keep(int sector) {
                int from = sector * SECTOR_BYTES;
                System.arraycopy(bytes, from, durable, from, Math.min(SECTOR_BYTES, bytes.length - from));
            }

            private void checkOpen() throws IOException {
                disk.checkPower();
                if (closed) {
                    throw new IOException("the file is closed");
                }
            }

            @Override
            public void close() {
                closed = true;
            }
        }
    }
}
