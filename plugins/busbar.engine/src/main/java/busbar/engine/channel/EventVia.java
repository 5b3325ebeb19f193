package busbar.engine.channel;

import busbar.engine.store.StoredEvent.Via;
import java.util.HashMap;
import java.util.Map;

/** How an event came to its bus, as attributes of its record. */
public final class EventVia {
    /** Attribute: how many buses the event passed before this one. */
    private static final String HOPS = "hops";
    /** Attribute: offset of the event that this one brings home again. */
    private static final String ORIGIN = "origin";

    private EventVia() {
    }

    /** Attributes of an event that another bus sent on. */
    public static Map<String, String> hops(int count) {
        return Map.of(HOPS, Integer.toString(count));
    }

    /** Attributes of an event that comes home again.
     *
     *  @param key names the job and the letter, never twice
     *  @param rules names joined by commas; empty for all
     *  @param target empty for all
     *  @param origin negative where it is a new event */
    public static Map<String, String> replay(String key, String rules, String target, long origin) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(ChannelRecord.REPLAY_KEY, key);
        if (!rules.isEmpty()) {
            attributes.put(ChannelRecord.ONLY_RULE, rules);
        }
        if (!target.isEmpty()) {
            attributes.put(ChannelRecord.ONLY_TARGET, target);
        }
        if (origin >= 0) {
            attributes.put(ORIGIN, Long.toString(origin));
        }
        return attributes;
    }

    static Via of(Map<String, String> attributes, long offset) {
        return new Via(attributes.getOrDefault(ChannelRecord.ONLY_RULE, ""),
                attributes.getOrDefault(ChannelRecord.ONLY_TARGET, ""),
                attributes.containsKey(ChannelRecord.REPLAY_KEY),
                Long.parseLong(attributes.getOrDefault(ORIGIN, Long.toString(offset))),
                Integer.parseInt(attributes.getOrDefault(HOPS, "0")));
    }
}
