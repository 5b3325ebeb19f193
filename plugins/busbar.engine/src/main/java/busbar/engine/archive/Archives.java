package busbar.engine.archive;

import busbar.api.BusException;
import busbar.api.archive.Archive;
import busbar.api.event.EventJson;
import busbar.api.pattern.Dialect;
import busbar.api.pattern.EventPattern;
import busbar.engine.store.ArchiveDocument;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import busbar.engine.store.Database;
import busbar.engine.store.Leftovers;
import busbar.engine.store.Outbox;
import busbar.engine.store.Stale;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archives of all buses. */
public final class Archives implements AutoCloseable {
    /** The tables of archives and their replays, in the state database. */
    public static final List<String> SCHEMA = List.of("""
            CREATE TABLE IF NOT EXISTS archive(number INTEGER PRIMARY KEY AUTOINCREMENT, bus INTEGER NOT NULL,
              name TEXT NOT NULL, description TEXT NOT NULL, dialect TEXT NOT NULL, pattern TEXT NOT NULL,
              retention INTEGER NOT NULL, created_at INTEGER NOT NULL, UNIQUE(bus, name))""", """
            CREATE TABLE IF NOT EXISTS archive_replay(id INTEGER PRIMARY KEY AUTOINCREMENT, bus INTEGER NOT NULL,
              archive INTEGER NOT NULL, state TEXT NOT NULL, rules TEXT NOT NULL, pace INTEGER NOT NULL,
              first INTEGER NOT NULL, position INTEGER NOT NULL, last INTEGER NOT NULL, begin INTEGER NOT NULL,
              replayed INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, message TEXT NOT NULL)""");
    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);
    private static final int ARCHIVES_MAX = 20; // of a bus: each event is matched against all of them
    private final Database state;
    private final Leftovers leftovers;
    private final Clock clock;
    private final ArchiveLog.Opener opener;
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    /** An archive that keeps. */
    record Open(long number, BusId bus, Archive archive, EventPattern pattern, ArchiveLog log) {
    }

    public Archives(Database state, Leftovers leftovers, Clock clock, ArchiveLog.Opener opener) {
        this.leftovers = leftovers;
        this.state = state;
        this.clock = clock;
        this.opener = opener;
    }

    /** Opens the archives of a bus, before its events are read. */
    public void open(BusId bus) {
        state.read(sql -> sql.all("""
                SELECT number, name, description, dialect, pattern, retention, created_at FROM archive WHERE bus=?""",
                row -> Map.entry(row.getLong(1), archive(bus, row)), bus.number()))
                .forEach(each -> open(each.getKey(), bus, newest(bus, each.getValue())));
    }

    /** An archive that an engine made which kept no versions of archives has its first one now. */
    private Archive newest(BusId bus, Archive row) {
        List<Archive> versions = kept(bus, row.name());
        Archive first = row.withVersion(1, row.createdAt(), "");
        if (versions.isEmpty()) {
            state.write(sql -> {
                Versions.keep(sql, Versions.Kind.ARCHIVE, bus.number(), first, ArchiveDocument.write(first));
                return first;
            });
        }
        return versions.stream().findFirst().orElse(first);
    }

    private List<Archive> kept(BusId bus, String name) {
        return Versions.all(state, Versions.Kind.ARCHIVE, bus.number(), name,
                row -> ArchiveDocument.read(bus.name(), row.getString(1)));
    }

    private static Archive archive(BusId bus, ResultSet row) throws SQLException {
        return new Archive(bus.name(), row.getString(2), row.getString(3), Dialect.valueOf(row.getString(4)),
                row.getString(5), Duration.ofMillis(row.getLong(6)), Instant.ofEpochMilli(row.getLong(7)), 0, 0,
                Instant.EPOCH, "");
    }

    private static String path(long number) {
        return "archives/" + number;
    }

    private Open open(long number, BusId bus, Archive archive) {
        Open opened = new Open(number, bus, archive, archive.eventPattern(), opener.open(path(number)));
        open.put(number, opened);
        return opened;
    }

    /** Keeps the event where an archive wants it. The cursor of its bus waits until it is on disk. */
    public void stored(StoredEvent event) {
        for (Open archive : open.values()) {
            boolean wanted = archive.bus().equals(event.bus()) && !event.via().replay()
                    && event.offset() > archive.log().lastPosition() && archive.pattern().matches(event.json());
            if (wanted) {
                keep(archive, event);
            }
        }
    }

    private static void keep(Open archive, StoredEvent event) {
        event.hold().retain();
        archive.log().append(event.receivedAt(), event.event().id(), event.offset(), EventJson.write(event.event()))
                .whenComplete((offset, problem) -> {
                    if (problem == null) {
                        event.hold().release();
                    } else {
                        LOG.error("archive [{}] could not keep event [{}]; it is read again after a restart",
                                archive.archive().name(), event.event().id(), problem);
                    }
                });
    }

    /** By name. */
    public List<Archive> all(BusId bus) {
        return open.values().stream().filter(a -> a.bus().equals(bus)).map(Archives::counted)
                .sorted(Comparator.comparing(Archive::name)).toList();
    }

    private static Archive counted(Open archive) {
        return archive.archive().withEvents(archive.log().end() - archive.log().first());
    }

    Optional<Open> find(long number) {
        return Optional.ofNullable(open.get(number));
    }

    Open get(BusId bus, String name) {
        return open.values().stream().filter(a -> a.bus().equals(bus) && a.archive().name().equals(name)).findFirst()
                .orElseThrow(() -> new BusException.NotFound("ArchiveNotExist",
                        "Event bus `%s` has no archive `%s`. It may have been deleted.".formatted(bus.name(), name)));
    }

    /** Newest first; those of a deleted one too. */
    public List<Archive> versions(BusId bus, String name) {
        List<Archive> found = kept(bus, name);
        return found.isEmpty() ? List.of(get(bus, name).archive()) : found;
    }

    /** Keeps events that are read from now on. */
    public synchronized Archive create(BusId bus, Archive draft, String actor) {
        check(draft);
        List<Archive> there = all(bus);
        if (there.stream().anyMatch(a -> a.name().equals(draft.name()))) {
            throw new BusException.Conflict("ArchiveAlreadyExist",
                    "Event bus `%s` has an archive `%s` already. Give another name."
                            .formatted(bus.name(), draft.name()));
        }
        checkCount(bus.name(), there.size());
        return creation(bus, draft, actor).make(state);
    }

    /** As {@link #create}, of what was checked; its bus may be made in the same transaction. */
    public Change<Archive> creation(BusId bus, Archive draft, String actor) {
        Instant now = now();
        Archive made = new Archive(bus.name(), draft.name(), draft.description(), draft.dialect(), draft.pattern(),
                draft.retention(), now, 0,
                Versions.newest(state, Versions.Kind.ARCHIVE, bus.number(), draft.name()) + 1, now, actor);
        return sql -> {
            sql.update("""
                    INSERT INTO archive(bus, name, description, dialect, pattern, retention, created_at)
                    VALUES(?,?,?,?,?,?,?)""", bus.number(), made.name(), made.description(), made.dialect().name(),
                    made.pattern(), made.retention().toMillis(), now.toEpochMilli());
            long number = sql.lastKey();
            Versions.keep(sql, Versions.Kind.ARCHIVE, bus.number(), made, ArchiveDocument.write(made));
            Outbox.created(sql, Versions.Kind.ARCHIVE, bus.name(), made);
            return () -> open(number, bus, made).archive();
        };
    }

    /** Changes what is kept from now on, and how long all of it is. */
    public synchronized Archive update(BusId bus, Archive changed, String actor) {
        check(changed);
        Open before = get(bus, changed.name());
        Stale.check("Archive", "ArchiveVersionConflict", before.archive(), changed, () -> kept(bus, changed.name()));
        return update(before, changed, actor).make(state);
    }

    /** As {@link #update}, of what was checked. */
    public Change<Archive> updating(BusId bus, Archive changed, String actor) {
        return update(get(bus, changed.name()), changed, actor);
    }

    private Change<Archive> update(Open before, Archive changed, String actor) {
        if (before.archive().members().equals(changed.members())) {
            return sql -> () -> counted(before);
        }
        Archive after = changed.withCreatedAt(before.archive().createdAt()).withEvents(0)
                .withVersion(before.archive().version() + 1, now(), actor);
        return sql -> {
            Versions.keep(sql, Versions.Kind.ARCHIVE, before.bus().number(), after, ArchiveDocument.write(after));
            Outbox.changed(sql, Versions.Kind.ARCHIVE, before.bus().name(), before.archive(), after);
            sql.update("UPDATE archive SET description=?, dialect=?, pattern=?, retention=? WHERE number=?",
                    after.description(), after.dialect().name(), after.pattern(), after.retention().toMillis(),
                    before.number());
            return () -> {
                Open opened = new Open(before.number(), before.bus(), after, after.eventPattern(), before.log());
                open.put(before.number(), opened);
                return counted(opened);
            };
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** @param count of archives before another is added */
    public void checkCount(String bus, int count) {
        if (count >= ARCHIVES_MAX) {
            throw new BusException.Invalid("ArchiveCountExceedLimit",
                    "Event bus `%s` has %d archives, which is the limit. Delete one.".formatted(bus, ARCHIVES_MAX));
        }
    }

    /** Checks an archive as {@link #create} does, without keeping it; its bus need not be there yet. */
    public void check(Archive draft) {
        try {
            draft.eventPattern();
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("ArchivePatternSchemaError",
                    "The pattern of archive `%s` is wrong: %s".formatted(draft.name(), e.getMessage()), e);
        }
    }

    /** Deletes an archive with what it kept. */
    public synchronized void delete(BusId bus, String name, String actor) {
        Open gone = get(bus, name);
        Change<List<Open>> removal = removal(List.of(gone));
        Change.makeAll(state, List.of(removal, sql -> {
            Outbox.deleted(sql, Versions.Kind.ARCHIVE, bus.name(), gone.archive(), clock.instant(), actor);
            return () -> gone;
        }));
    }

    /** Deletes the archives of a bus that is deleted. */
    public Change<?> removal(BusId bus) {
        return removal(open.values().stream().filter(a -> a.bus().equals(bus)).toList());
    }

    private Change<List<Open>> removal(List<Open> gone) {
        return sql -> {
            for (Open each : gone) {
                sql.update("DELETE FROM archive_replay WHERE archive=?", each.number());
                sql.update("DELETE FROM archive WHERE number=?", each.number());
                Leftovers.add(sql, path(each.number()));
            }
            return () -> {
                gone.forEach(this::removed);
                return gone;
            };
        };
    }

    private void removed(Open gone) {
        open.remove(gone.number());
        gone.log().close();
        leftovers.remove(path(gone.number()));
    }

    /** Lets events go that are older than their archive's retention. */
    public void retain() {
        open.values().forEach(archive -> archive.log().retain(archive.archive().retention()));
    }

    @Override
    public void close() {
        open.values().forEach(archive -> archive.log().close());
    }
}
