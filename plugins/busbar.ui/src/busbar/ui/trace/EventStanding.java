package busbar.ui.trace;

import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How one event stands, folded from its steps as long as they were seen from the first one on; in doubt, as the store
 *  says. Taking a step twice changes nothing. The model guards it. */
final class EventStanding {
    private static final Duration LATE = Duration.ofSeconds(1); // so late an event may be read for the second time
    private static final Duration NEARLY = Duration.ofMillis(500); // two clocks tell one time this differently
    private static final long NEVER = -1;
    private final Map<Pair, Delivery> deliveries = new LinkedHashMap<>(); // at most rules by targets of one bus
    private final Map<Pair, Attempts> attempts = new LinkedHashMap<>();
    private final TreeSet<Long> replays = new TreeSet<>();
    private final String eventId;
    private String source;
    private String type;
    private String subject = "";
    private Instant receivedAt;
    private Instant changedAt;
    private TraceStatus stored;
    private long receivedSeq = NEVER; // the first time it was read, as far as is known
    private long newestSeq = NEVER;
    private long changes; // by the feed
    private long askedAt = NEVER; // changes when the store was asked
    private long toldAt = NEVER; // changes that the store's answer has in it
    private boolean unsure; // whether there may be steps that nobody showed here
    private boolean again; // whether it was read more than once
    private boolean unmatched;
    private TraceRow row;

    /** Target is empty while only the rule is known. */
    private record Pair(String rule, String target) {
    }

    /** The newest step of a pair. */
    private record Delivery(long seq, TraceStatus status, Duration latency) {
    }

    EventStanding(TraceStep first) {
        eventId = first.eventId();
        source = first.source();
        type = first.type();
        receivedAt = receivedAt(first);
        changedAt = first.at();
        unsure = first.action() != TraceAction.RECEIVED || first.latency().compareTo(LATE) > 0;
    }

    EventStanding(TracedEvent event) {
        eventId = event.eventId();
        unsure = true;
        receivedAt = event.receivedAt();
        changedAt = event.changedAt();
        take(event);
    }

    /** Takes what the store's list says of the event. */
    void take(TracedEvent event) {
        if (event.receivedAt().isBefore(receivedAt.minus(NEARLY))) {
            return; // an older one that had the id
        }
        if (event.receivedAt().isAfter(receivedAt.plus(NEARLY))) {
            forget(); // a newer one that the feed did not show
        }
        row = null;
        source = event.source();
        type = event.type();
        subject = event.subject() == null ? "" : event.subject();
        receivedAt = event.receivedAt();
        changedAt = later(changedAt, event.changedAt());
        askedAt = event.status() == stored ? askedAt : NEVER;
        stored = event.status();
    }

    private void forget() {
        deliveries.clear();
        attempts.clear();
        unmatched = false;
        receivedSeq = NEVER;
        unsure = true;
    }

    /** Takes all that the store knows. */
    void take(EventTrace trace) {
        row = null;
        if (Attempts.learn(trace.steps(), replays, newestSeq)) {
            attempts.clear(); // they were counted as one round; the trace has them all
        }
        boolean hasAll = trace.steps().isEmpty() || trace.steps().getLast().seq() >= newestSeq;
        trace.steps().forEach(this::fold);
        stored = trace.summary().status();
        toldAt = hasAll ? changes : Math.max(toldAt, askedAt);
        unsure = again || receivedSeq == NEVER || trace.missesSteps();
    }

    /** Takes what the feed brings. */
    void take(TraceStep step) {
        changes++;
        fold(step);
    }

    private void fold(TraceStep step) {
        row = null;
        newestSeq = Math.max(newestSeq, step.seq());
        changedAt = later(changedAt, step.at());
        switch (step.action()) {
            case RECEIVED -> received(step);
            case UNMATCHED -> unmatched = true;
            case REPLAYED -> replayed(step);
            case MATCHED, HELD, TRANSFORMED, ATTEMPTED -> take(step, TraceStatus.IN_FLIGHT);
            case RETRY_SCHEDULED -> take(step, TraceStatus.RETRYING);
            case DELIVERED -> take(step, TraceStatus.DELIVERED);
            case DEAD_LETTERED -> take(step, TraceStatus.DEAD);
            case SKIPPED -> take(step, TraceStatus.SKIPPED);
        }
    }

    /** A service that was killed reads some events again, and what was known of them counts on. Another event may have
     *  the id of one before; what was known of that counts no more. */
    private void received(TraceStep step) {
        boolean same = Duration.between(receivedAt, receivedAt(step)).abs().compareTo(NEARLY) < 0;
        if (same && receivedSeq != NEVER && receivedSeq != step.seq()) {
            again = true;
            unsure = true;
            receivedSeq = Math.min(receivedSeq, step.seq());
        } else if (step.seq() > receivedSeq) {
            receivedSeq = step.seq();
            receivedAt = receivedAt(step);
            source = step.source();
            type = step.type();
            unmatched = false;
            deliveries.values().removeIf(delivery -> delivery.seq() < receivedSeq);
            attempts.keySet().retainAll(deliveries.keySet());
        }
    }

    private static Instant receivedAt(TraceStep step) {
        return step.action() == TraceAction.RECEIVED ? step.at().minus(step.latency()) : step.at();
    }

    private void replayed(TraceStep step) {
        replays.add(step.seq());
        take(step, TraceStatus.IN_FLIGHT);
    }

    private void take(TraceStep step, TraceStatus status) {
        Pair pair = new Pair(step.rule(), step.target());
        if (step.seq() >= receivedSeq && step.action() != TraceAction.SKIPPED) { // whose attempt was not made
            attempts.computeIfAbsent(pair, p -> new Attempts()).take(step, replays);
        }
        Delivery before = deliveries.get(pair);
        if (step.rule().isEmpty() || step.seq() < receivedSeq || before != null && before.seq() > step.seq()) {
            return;
        }
        boolean ruleOnly = step.target().isEmpty();
        if (ruleOnly && deliveries.keySet().stream().anyMatch(known -> known.rule().equals(step.rule()))) {
            return;
        }
        if (!ruleOnly) {
            deliveries.remove(new Pair(step.rule(), ""));
        }
        boolean answered = step.action() == TraceAction.ATTEMPTED || step.action() == TraceAction.DELIVERED;
        Duration latency = answered ? step.latency() : before == null ? Duration.ZERO : before.latency();
        deliveries.put(pair, new Delivery(step.seq(), status, latency));
    }

    /** Says that the feed left out steps, which may have been this one's. */
    void missed() {
        TraceStatus known = status();
        if (known == TraceStatus.IN_FLIGHT || known == TraceStatus.RETRYING) {
            unsure = true;
            askedAt = NEVER;
        }
    }

    /** Whether the store has to be asked how it stands; not twice, unless something happened since. */
    boolean isInDoubt() {
        return unsure && askedAt < changes;
    }

    /** Says that the store is being asked. */
    void asked() {
        askedAt = changes;
    }

    /** The same object until another step is taken. */
    TraceRow row() {
        if (row == null) {
            row = new TraceRow(eventId, source, type, subject, receivedAt, changedAt,
                    deliveries.keySet().stream().map(Pair::rule).distinct().toList(),
                    deliveries.keySet().stream().map(Pair::target).filter(t -> !t.isEmpty()).distinct().toList(),
                    status(), attempts.values().stream().mapToInt(Attempts::sum).sum(),
                    deliveries.values().stream().map(Delivery::latency).max(Comparator.naturalOrder())
                            .orElse(Duration.ZERO));
        }
        return row;
    }

    private TraceStatus status() {
        List<TraceStatus> all = deliveries.values().stream().map(Delivery::status).toList();
        TraceStatus derived = all.stream().max(Comparator.comparingInt(EventStanding::badness))
                .orElse(unmatched ? TraceStatus.UNMATCHED : TraceStatus.IN_FLIGHT);
        if (!unsure || stored == null) {
            return derived;
        }
        boolean newest = toldAt == changes || all.isEmpty();
        return newest || badness(stored) > badness(derived) ? stored : derived;
    }

    /** One dead delivery makes the event dead, whatever became of the others. */
    private static int badness(TraceStatus status) {
        return switch (status) {
            case UNMATCHED, SKIPPED -> 0;
            case DELIVERED -> 1;
            case IN_FLIGHT -> 2;
            case RETRYING -> 3;
            case DEAD -> 4;
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
