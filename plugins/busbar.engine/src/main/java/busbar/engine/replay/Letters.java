package busbar.engine.replay;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.event.Event;
import busbar.api.model.EventRule;
import busbar.engine.store.BusId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a replay asks of the stages beside it. */
public interface Letters {

    /** Numbers of letters, oldest first. */
    List<Long> find(BusId bus, DeadLetterQuery query);

    Optional<Letter> get(BusId bus, long number);

    Optional<EventRule> rule(BusId bus, String name);

    /** Puts an event on the bus; returns when it is on disk.
     *
     *  @param key names job and letter, never twice
     *  @param rules joined by commas, empty for all
     *  @param target empty for all */
    void put(BusId bus, Event event, String key, String rules, String target, long origin);

    /** Where the bus ends now. */
    long end(BusId bus);

    /** Keys of replays that the bus took from an offset on. */
    Set<String> taken(BusId bus, long from, String prefix);

    /** A letter and the offset of the event that it is about. */
    record Letter(DeadLetter letter, long origin) {
    }
}
