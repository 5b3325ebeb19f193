package busbar.api.archive;

import static busbar.api.model.Checks.check;

import java.time.Instant;
import java.util.List;

/** Puts what an archive kept on its bus again, in the order in which it came, marked as replay.
 *
 *  @param from inclusive, time of receipt
 *  @param to exclusive
 *  @param rules those that see the events, where they match; all where empty
 *  @param perSecondMax pace, 1 to 10,000 events a second */
public record ArchiveReplay(String bus, String archive, Instant from, Instant to, List<String> rules,
        int perSecondMax) {

    public ArchiveReplay {
        check(from.isBefore(to), "The range from %s to %s is empty; give a start before the end.", from, to);
        check(perSecondMax >= 1 && perSecondMax <= 10_000, "A pace of %d a second is out of range; give 1 to 10000.",
                perSecondMax);
        rules = List.copyOf(rules);
    }
}
