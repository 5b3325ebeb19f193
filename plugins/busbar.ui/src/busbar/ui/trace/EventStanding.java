package busbar.ui.trace;

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

/** How one event stands, folded from its steps. Taking a step twice changes nothing. The model guards it. */
final class EventStanding {
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
    private long receivedSeq = -1;
    private long newestSeq = -1;
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
        receivedAt = first.at();
        changedAt = first.at();
    }

    EventStanding(TracedEvent event) {
        eventId = event.eventId();
        receivedAt = event.receivedAt();
        changedAt = event.changedAt();
        take(event);
    }

    /** Takes what the store says of the event as a whole; its status counts until all steps are known. */
    void take(TracedEvent event) {
        row = null;
        source = event.source();
        type = event.type();
        subject = event.subject() == null ? "" : event.subject();
        receivedAt = event.receivedAt();
        changedAt = later(changedAt, event.changedAt());
        stored = event.status();
    }

    /** Takes all steps of the event, the oldest first. */
    void take(List<TraceStep> trace) {
        if (Attempts.learn(trace, replays, newestSeq)) {
            attempts.clear(); // they were counted as one round; the trace has them all
        }
        trace.forEach(this::take);
    }

    void take(TraceStep step) {
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

    /** An id may be used again: what was known of the event before counts no more. */
    private void received(TraceStep step) {
        if (step.seq() > receivedSeq) {
            receivedSeq = step.seq();
            receivedAt = step.at();
            source = step.source();
            type = step.type();
            unmatched = false;
            deliveries.values().removeIf(delivery -> delivery.seq() < receivedSeq);
            attempts.keySet().retainAll(deliveries.keySet());
        }
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

    Instant receivedAt() {
        return receivedAt;
    }

    /** Whether its row shows all that the store knows, because its steps were seen from the first one on. */
    boolean isComplete() {
        return receivedSeq >= 0;
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
        if (isComplete() || stored == null) {
            return derived;
        }
        return all.isEmpty() || badness(stored) > badness(derived) ? stored : derived;
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
