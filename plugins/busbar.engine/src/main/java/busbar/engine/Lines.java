package busbar.engine;

import busbar.api.BusException;
import busbar.api.model.EventRetention;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ChannelException;
import busbar.engine.channel.ChannelFull;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.EventReader;
import busbar.engine.channel.ReadBatch;
import busbar.engine.channel.Retention;
import busbar.engine.channel.SegmentChannel;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import busbar.engine.store.DataFolder;
import busbar.engine.store.Database;
import busbar.engine.store.Disk;
import busbar.engine.store.Leftovers;
import busbar.engine.store.Settled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of all buses, with their readers and cursors. */
final class Lines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);
    private static final int SCAN_RECORDS = 1_000;
    private static final long SCAN_BYTES = 8L << 20;
    private final DataFolder folder;
    private final Database state;
    private final Leftovers leftovers;
    private final Disk disk;
    private final ChannelOptions options;
    private final EventReader.StoredEvents sink;
    private final Consumer<BusId> readAgain;
    private final Map<Long, Line> lines = new ConcurrentHashMap<>();
    private final Map<Long, Long> saved = new HashMap<>(); // owned by the thread that saves

    /** @param readAgain hears when all events of a bus are read again that were on disk when it was opened */
    Lines(DataFolder folder, Database state, Leftovers leftovers, Disk disk, ChannelOptions options,
            EventReader.StoredEvents sink, Consumer<BusId> readAgain) {
        this.leftovers = leftovers;
        this.disk = disk;
        this.readAgain = readAgain;
        this.folder = folder;
        this.state = state;
        this.options = options;
        this.sink = sink;
    }

    /** Opens a bus; what it holds can be asked for, and is handed on from {@link #read}. */
    void open(BusId bus) {
        Channel channel = SegmentChannel.open(folder.file(path(bus)), options, disk);
        try {
            lines.put(bus.number(), line(bus, channel));
        } catch (RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Line line(BusId bus, Channel channel) {
        long known = state.read(sql -> sql.number("SELECT position FROM cursor WHERE bus=?", bus.number()));
        long end = channel.endOffset();
        if (known > end || channel.health().bytesTorn() > 0) {
            forgetFrom(bus, end);
        }
        long from = Math.min(Math.max(known, channel.firstOffset()), end);
        return new Line(bus, channel, new EventReader(bus, channel, from, end, sink, () -> readAgain.accept(bus)), end);
    }

    /** Where a damaged disk lost the end of a log, its numbers are given again, to other events. */
    private void forgetFrom(BusId bus, long end) {
        int lost = state.write(sql -> {
            sql.update("DELETE FROM settled WHERE bus=? AND position>=?", bus.number(), end);
            sql.update("UPDATE dead_letter SET position=-id WHERE bus=? AND position>=?", bus.number(), end);
            return sql.update("DELETE FROM waiting WHERE bus=? AND position>=?", bus.number(), end);
        });
        if (lost > 0) {
            LOG.error("[{}] deliveries of bus [{}] are lost with the damaged end of its log", lost, bus.name());
        }
    }

    /** Begins to hand the events of a bus on. */
    void read(BusId bus) {
        get(bus).reader().start();
    }

    private static String path(BusId bus) {
        return "buses/%s.%d".formatted(bus.name(), bus.number());
    }

    Optional<Line> find(BusId bus) {
        return Optional.ofNullable(lines.get(bus.number()));
    }

    Line get(BusId bus) {
        return find(bus).orElseThrow(() -> new BusException.NotFound("EventBusNotExist",
                "Event bus `%s` was deleted.".formatted(bus.name())));
    }

    /** Keeps records on disk. @return offset of the first */
    long append(BusId bus, List<ChannelRecord> records) {
        try {
            return get(bus).channel().appendAndWait(records);
        } catch (ChannelFull e) {
            throw new BusException.Full("EventBusFull", "Event bus `%s` takes no events now: %s Try again later."
                    .formatted(bus.name(), e.getMessage()), e);
        } catch (ChannelException e) {
            throw new BusException.Unreachable("Event bus `%s` cannot keep events: %s".formatted(bus.name(),
                    e.getMessage()), e);
        }
    }

    /** Replay keys of that beginning on a bus from an offset on. */
    Set<String> replayKeys(BusId bus, long from, String prefix) {
        Channel channel = get(bus).channel();
        Set<String> keys = new HashSet<>();
        long next = from;
        while (next < channel.endOffset()) {
            ReadBatch batch = channel.read(next, SCAN_RECORDS, SCAN_BYTES);
            batch.records().forEach(r -> {
                String key = r.record().attributes().getOrDefault(ChannelRecord.REPLAY_KEY, "");
                if (key.startsWith(prefix)) {
                    keys.add(key);
                }
            });
            next = batch.nextOffset();
        }
        return keys;
    }

    /** Keeps where reading would go on. Called by one thread at a time.
     *
     *  @param before what has to be on disk before the cursors pass it */
    void saveCursors(Runnable before) {
        Map<Long, Long> moved = new HashMap<>();
        lines.forEach((bus, line) -> {
            long position = line.reader().safePosition();
            if (!Long.valueOf(position).equals(saved.get(bus))) {
                moved.put(bus, position);
            }
        });
        if (moved.isEmpty()) {
            return;
        }
        before.run();
        state.write(sql -> {
            for (Map.Entry<Long, Long> each : moved.entrySet()) {
                sql.update("INSERT OR REPLACE INTO cursor VALUES(?,?)", each.getKey(), each.getValue());
                Settled.passed(sql, each.getKey(), each.getValue());
            }
            return null;
        });
        saved.putAll(moved);
    }

    /** Lets events go that are older or more than their bus keeps, and that nothing waits for.
     *
     *  @param neededFrom the oldest that a subscription of a bus still has to get */
    void retain(Function<BusId, EventRetention> kept, ToLongFunction<BusId> neededFrom) {
        for (Line line : lines.values()) {
            long safe = line.reader().safePosition(); // first: what is held now may be a row the next moment
            long needed = Math.min(safe, neededFrom.applyAsLong(line.bus()));
            long waiting = state.read(sql -> sql.first(
                    "SELECT min(position) FROM waiting WHERE bus=?",
                    row -> row.getObject(1) == null ? null : row.getLong(1), line.bus().number()))
                    .orElse(Long.MAX_VALUE);
            line.channel().retain(retention(kept.apply(line.bus())), Math.min(waiting, needed));
        }
    }

    private static Retention retention(EventRetention kept) {
        return new Retention(Optional.of(kept.ageMax()),
                kept.bytesMax() == 0 ? OptionalLong.empty() : OptionalLong.of(kept.bytesMax()), Retention.Needed.KEEP);
    }

    /** Closes a bus and deletes its events. */
    Change<BusId> removal(BusId bus) {
        return sql -> {
            Leftovers.add(sql, path(bus));
            return () -> {
                Optional.ofNullable(lines.remove(bus.number())).ifPresent(Line::close);
                leftovers.remove(path(bus));
                return bus;
            };
        };
    }

    void closeReaders() {
        lines.values().forEach(line -> line.reader().close());
    }

    @Override
    public void close() {
        lines.values().forEach(Line::close);
    }
}
