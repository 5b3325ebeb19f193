package busbar.engine;

import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventRule;
import busbar.engine.archive.ArchiveReplays;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.EventVia;
import busbar.engine.deadletter.DeadLetters;
import busbar.engine.definitions.Rules;
import busbar.engine.replay.Letters;
import busbar.engine.store.BusId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What replays need of their neighbours, plugged together. */
record EngineLetters(DeadLetters deadLetters, Rules rules, Lines lines, Clock clock)
        implements Letters, ArchiveReplays.BusLog {

    @Override
    public List<Long> find(BusId bus, DeadLetterQuery query) {
        return deadLetters.numbers(bus, query);
    }

    @Override
    public Optional<Letter> get(BusId bus, long number) {
        return deadLetters.get(bus, number).map(kept -> new Letter(kept.letter(), kept.origin()));
    }

    @Override
    public Optional<EventRule> rule(BusId bus, String name) {
        return rules.find(bus, name);
    }

    @Override
    public void put(BusId bus, Event event, String key, String only, String target, long origin) {
        lines.append(bus, List.of(new ChannelRecord(clock.millis(), 0, event.id(),
                EventVia.replay(key, only, target, origin), EventJson.write(event))));
    }

    @Override
    public void put(BusId bus, Event event, String key, String only) {
        put(bus, event, key, only, "", -1);
    }

    @Override
    public long end(BusId bus) {
        return lines.get(bus).channel().endOffset();
    }

    @Override
    public Set<String> taken(BusId bus, long from, String prefix) {
        return lines.replayKeys(bus, from, prefix);
    }
}
