package busbar.engine;

import busbar.api.model.EventBus;
import busbar.api.model.EventRule;
import busbar.api.subscription.StartingPosition;
import busbar.engine.definitions.Buses;
import busbar.engine.store.BusId;
import busbar.engine.store.Change;
import busbar.engine.store.LaneKey;
import java.util.List;

/** Changes of definitions that reach several stages. One at a time. */
record EngineChanges(Engine engine) {

    EventBus createBus(EventBus draft, String actor) {
        Buses.Known added = engine.buses.create(draft, actor);
        created(added.id());
        return added.bus();
    }

    void created(BusId bus) {
        engine.lines.open(bus);
        engine.lines.read(bus);
    }

    void deleteBus(String name, String actor) {
        BusId gone = engine.buses.get(name).id();
        Change.makeAll(engine.state, List.of(engine.buses.removal(name, actor).then(this::removed),
                engine.lines.removal(gone), engine.archives.removal(gone)));
        engine.matcher.forget(gone);
        engine.rules.forget(gone);
        engine.traceStore.forget(gone);
        engine.metricsStore.forget(gone);
    }

    private BusId removed(Buses.Known bus) {
        engine.subscriptions.forget(bus.id());
        engine.dispatcher.forget(bus.id());
        return bus.id();
    }

    /** Makes a rule whose targets begin elsewhere than with what comes next. */
    EventRule createRule(EventRule draft, StartingPosition from, String actor) {
        BusId bus = engine.buses.get(draft.bus()).id();
        if (from instanceof StartingPosition.Tip || engine.rules.find(bus, draft.name()).isPresent()) {
            return engine.rules.create(draft, actor); // which refuses a name twice
        }
        List<LaneKey> lanes = LaneKey.all(bus, draft);
        engine.subscriptions.prepare(lanes, from, actor);
        try {
            EventRule made = engine.rules.create(draft, actor);
            engine.subscriptions.begin(lanes);
            return made;
        } catch (RuntimeException e) {
            engine.subscriptions.forget(bus, lanes::contains);
            throw e;
        }
    }

    EventRule updateRule(EventRule changed, String actor) {
        EventRule kept = engine.rules.update(changed, actor);
        ruleChanged(kept);
        return kept;
    }

    /** What waits for a rule that has changed is looked at again. */
    void ruleChanged(EventRule rule) {
        BusId bus = engine.buses.get(rule.bus()).id();
        List<LaneKey> lanes = LaneKey.all(bus, rule);
        engine.subscriptions.end(bus, lane -> lane.rule().equals(rule.name()) && !lanes.contains(lane));
        engine.dispatcher.ruleChanged(bus, rule.name());
    }

    void deleteRule(String busName, String rule, String actor) {
        BusId bus = engine.buses.get(busName).id();
        engine.rules.delete(busName, rule, actor);
        engine.subscriptions.end(bus, lane -> lane.rule().equals(rule));
        engine.waitingRoom.hurry(bus, rule, engine.clock.instant());
        engine.dispatcher.ruleChanged(bus, rule);
    }
}
