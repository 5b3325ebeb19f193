package busbar.api.deadletter;

import static busbar.api.model.Checks.check;

import busbar.api.event.Event;
import java.util.List;
import java.util.Optional;

/** What to bring home and how.
 *
 *  @param edited the event to put in place of the letter's own; only with exactly one letter
 *  @param perSecondMax pace, 1 to 10,000 letters a second */
public record ReplayRequest(String bus, Choice choice, Optional<Event> edited, Reach reach, int perSecondMax) {
    public static final int PER_SECOND_DEFAULT = 100;

    /** Which letters. */
    public sealed interface Choice {
    }

    /** These letters; those that are gone by then are noted in the ledger. */
    public record Letters(List<String> ids) implements Choice {
        public Letters {
            ids = List.copyOf(ids);
            check(!ids.isEmpty(), "No dead letter was chosen; choose at least one.");
        }
    }

    /** All letters that the query finds when the job starts, its paging left aside. */
    public record Matching(DeadLetterQuery query) implements Choice {
    }

    /** Which rules see the replayed event. */
    public sealed interface Reach {
    }

    /** Only the target that failed, as its rule defines it now. */
    public record FailedTarget() implements Reach {
    }

    /** Every rule of the bus that matches now. */
    public record AllRules() implements Reach {
    }

    /** Those of the named rules that match now. */
    public record Rules(List<String> names) implements Reach {
        public Rules {
            names = List.copyOf(names);
            check(!names.isEmpty(), "No rule was chosen to see the replay; choose at least one.");
        }
    }

    public ReplayRequest {
        check(perSecondMax >= 1 && perSecondMax <= 10_000, "A pace of %d a second is out of range; give 1 to 10000.",
                perSecondMax);
        check(edited.isEmpty() || choice instanceof Letters l && l.ids().size() == 1,
                "An edited event replaces exactly one letter; choose one.");
    }

    /** Replays letters to the target that failed, at the default pace. */
    public static ReplayRequest of(String bus, List<String> letterIds) {
        return new ReplayRequest(bus, new Letters(letterIds), Optional.empty(), new FailedTarget(), PER_SECOND_DEFAULT);
    }

    public ReplayRequest withEdited(Event event) {
        return new ReplayRequest(bus, choice, Optional.of(event), reach, perSecondMax);
    }

    public ReplayRequest withReach(Reach other) {
        return new ReplayRequest(bus, choice, edited, other, perSecondMax);
    }
}
