package busbar.ui.explorer;

import busbar.api.BusService;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.model.EventBus;
import busbar.ui.session.BusItem;
import busbar.ui.session.BusRef;
import busbar.ui.session.BusSession;
import busbar.ui.session.RuleItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tree knows. Plain Java; one thread, but for {@link #load}. */
final class ExplorerModel {
    private final Map<BusSession, List<BusEntry>> entries = new HashMap<>();
    private final Map<BusSession, String> problems = new HashMap<>();

    /** A line of the tree that only says something. */
    record Hint(BusSession session, String words) {
    }

    /** Reads all that is shown of a connection. Blocks; not on the UI thread. */
    static List<BusEntry> load(BusSession session) {
        BusService service = session.service();
        List<BusEntry> found = new ArrayList<>();
        for (EventBus bus : service.buses()) {
            BusItem item = new BusItem(new BusRef(session, bus.name()), bus);
            List<RuleItem> rules = RuleItem.load(session, bus.name());
            long dead = service.countDeadLetters(DeadLetterQuery.ofBus(bus.name()));
            found.add(new BusEntry(item, rules, new BusEntry.DeadLettersItem(item, dead)));
        }
        return found;
    }

    /** @return whether this is anything new */
    boolean loaded(BusSession session, List<BusEntry> found) {
        boolean mended = problems.remove(session) != null;
        return !found.equals(entries.put(session, found)) || mended;
    }

    void failed(BusSession session, String problem) {
        problems.put(session, problem);
    }

    void forget(BusSession session) {
        entries.remove(session);
        problems.remove(session);
    }

    /** What lies under a node, in the order shown. */
    List<Object> children(Object node) {
        return switch (node) {
            case BusSession session -> children(session);
            case BusItem bus -> entry(bus.ref()).map(ExplorerModel::children).orElse(List.of());
            default -> List.of();
        };
    }

    Object parent(Object node) {
        return switch (node) {
            case BusItem bus -> bus.ref().session();
            case RuleItem rule -> entries.getOrDefault(rule.ref().session(), List.of()).stream()
                    .map(BusEntry::item).filter(b -> b.ref().equals(rule.ref().busRef())).findFirst().orElse(null);
            case BusEntry.DeadLettersItem letters -> letters.bus();
            case Hint hint -> hint.session();
            default -> null;
        };
    }

    /** What stays the same of a node when it is read again. */
    static Object key(Object node) {
        return switch (node) {
            case BusItem bus -> bus.ref();
            case RuleItem rule -> rule.ref();
            case BusEntry.DeadLettersItem letters -> List.of(letters.bus().ref());
            default -> node;
        };
    }

    /** The bus that a node belongs to, for the views that look at one. */
    static Optional<BusRef> busOf(Object node) {
        return switch (node) {
            case BusItem bus -> Optional.of(bus.ref());
            case RuleItem rule -> Optional.of(rule.ref().busRef());
            case BusEntry.DeadLettersItem letters -> Optional.of(letters.bus().ref());
            case null, default -> Optional.empty();
        };
    }

    /** The bus to look at first: the newest custom one, else the built-in one. */
    Optional<BusItem> firstBus(BusSession session) {
        List<BusItem> buses = entries.getOrDefault(session, List.of()).stream().map(BusEntry::item).toList();
        return buses.stream().filter(b -> !b.bus().isBuiltIn())
                .max(java.util.Comparator.comparing(b -> b.bus().createdAt())).or(() -> buses.stream().findFirst());
    }

    private List<Object> children(BusSession session) {
        return switch (session.state()) {
            case OPEN -> problems.containsKey(session) ? List.of(new Hint(session, problems.get(session)))
                    : entries.containsKey(session)
                            ? List.copyOf(entries.get(session).stream().map(BusEntry::item).toList())
                            : List.of(new Hint(session, Messages.Explorer_loading));
            case OPENING -> List.of(new Hint(session, Messages.Explorer_opening));
            case BROKEN -> List.of(new Hint(session, session.problem().orElse("")));
            case CLOSED -> List.of(new Hint(session, Messages.Explorer_closed));
        };
    }

    private static List<Object> children(BusEntry entry) {
        List<Object> under = new ArrayList<>(entry.rules());
        under.add(entry.deadLetters());
        return under;
    }

    /** The bus as it was read; empty before. */
    Optional<BusItem> bus(BusRef ref) {
        return entry(ref).map(BusEntry::item);
    }

    private Optional<BusEntry> entry(BusRef bus) {
        return entries.getOrDefault(bus.session(), List.of()).stream()
                .filter(e -> e.item().ref().equals(bus)).findFirst();
    }
}
