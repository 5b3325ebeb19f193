package busbar.engine;

import busbar.api.model.EventRule;
import busbar.api.trace.TraceStatus;
import busbar.engine.definitions.Rules;
import busbar.engine.retry.WaitingRoom;
import busbar.engine.store.Delivery;
import busbar.engine.store.LaneKey;
import busbar.engine.store.Standing;
import busbar.engine.store.StoredEvent;
import busbar.engine.subscription.Subscriptions;
import java.util.List;
import java.util.stream.Stream;

/** What became of an event, read off the state instead of its trace, by the rules as they are now: what neither waits
 *  nor is dead nor is in anybody's hands was delivered. Any thread. */
record EngineOutcomes(Lines lines, Rules rules, WaitingRoom waitingRoom, Subscriptions subscriptions) {

    TraceStatus of(StoredEvent event) {
        boolean underWay = lines.get(event.bus()).reader().reading().isUnderWay(event.offset()); // first: what is in
        List<LaneKey> lanes = lanes(event); // memory now may be a row the next moment
        List<Standing> standings = lanes.stream().map(lane -> standing(lane, event)).toList();
        if (standings.contains(Standing.DEAD)) {
            return TraceStatus.DEAD;
        }
        if (standings.contains(Standing.RETRYING)) {
            return TraceStatus.RETRYING;
        }
        if (underWay || standings.contains(Standing.WAITING)) {
            return TraceStatus.IN_FLIGHT;
        }
        return lanes.isEmpty() ? TraceStatus.UNMATCHED : TraceStatus.DELIVERED;
    }

    private Standing standing(LaneKey lane, StoredEvent event) {
        boolean owed = subscriptions.owes(lane, event.offset()); // first, likewise
        Standing known = waitingRoom.standing(Delivery.first(event, lane.rule(), lane.target()));
        return owed && known == Standing.NEW ? Standing.WAITING : known;
    }

    private List<LaneKey> lanes(StoredEvent event) {
        StoredEvent.Via via = event.via();
        if (via.toOneTarget()) {
            return List.of(new LaneKey(event.bus(), via.rules(), via.target()));
        }
        List<String> only = via.rules().isEmpty() ? List.of() : List.of(via.rules().split(","));
        Stream<EventRule> wanting = rules.all(event.bus().name()).stream()
                .filter(rule -> rule.enabled() && (only.isEmpty() || only.contains(rule.name())))
                .filter(rule -> rule.eventPattern().matches(event.json()));
        return wanting.flatMap(rule -> LaneKey.all(event.bus(), rule).stream()).toList();
    }
}
