package busbar.bench;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.model.EventRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What is matched: orders of shops, 1 KiB each, and rules that want some of them. All is written with what both
 *  languages
 *  have in common, so that both sides read the same rules and the same bytes. About one rule wants each event. */
final class MatchRules {
    private static final String[] SHOPS = {"berlin", "paris", "tokyo", "lima", "oslo", "cairo", "delhi", "perth"};
    private static final String[] STATES = {"created", "paid", "packed", "shipped", "returned"};
    private static final int EVENTS = 1_000;
    private static final int EVENT_BYTES = 1_024;

    private MatchRules() {
    }

    /** Exact values, prefixes, suffixes, existence; no numbers, with which event-ruler does not end its build. */
    static List<EventRule> rules(int count) {
        List<EventRule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String shop = SHOPS[i % SHOPS.length];
            String state = STATES[i % STATES.length];
            String more = switch (i % 10) {
                case 0 -> "\"customer\":{\"id\":[\"c-%05d\"],\"tier\":[{\"anything-but\":\"blocked\"}]}".formatted(i);
                case 1 -> "\"sku\":[{\"prefix\":\"sku-%05d-\"}]".formatted(i);
                case 2 -> "\"sku\":[{\"suffix\":\"-%05d\"}],\"coupon\":[{\"exists\":false}]".formatted(i);
                default -> "\"customer\":{\"id\":[\"c-%05d\"]},\"state\":[\"%s\",\"lost\"]".formatted(i, state);
            };
            rules.add(rule("rule-" + i, "{\"source\":[\"shop.%s\"],\"type\":[{\"prefix\":\"order.\"}],"
                    .formatted(shop) + "\"data\":{%s}}".formatted(more)));
        }
        return rules;
    }

    /** Distinct ranges on one field. */
    static List<EventRule> ranges(int count) {
        List<EventRule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule("range-" + i, "{\"data\":{\"amount\":[{\"numeric\":[\">\",%d,\"<=\",%d]}]}}"
                    .formatted(i, i + 7)));
        }
        return rules;
    }

    static EventRule rule(String name, String pattern) {
        return EventRule.draft("bench", name, pattern, List.of());
    }

    /** For a bus with that many rules. */
    static List<byte[]> events(int rules) {
        SplittableRandom chance = new SplittableRandom(42);
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            int rule = chance.nextInt(rules);
            String data = """
                    {"order":{"id":"o-%d","items":%d,"note":"%s"},"customer":{"id":"c-%05d","tier":"gold",\
                    "name":"Ann Lee"},\
                    "state":"%s","sku":"sku-%05d-x-%05d","amount":%d.25,"paid":true,"lines":[{"sku":"a","n":1},\
                    {"sku":"b","n":2}],"address":{"street":"Main Street 1","zip":"10115","country":"DE"},\
                    "filler":"%s"}"""
                    .formatted(i, chance.nextInt(9), "leave it at the door", rule, STATES[rule % STATES.length],
                            rule, rule,
                            chance.nextInt(10_000), "%s");
            Event event = Event.of("e-" + i, "shop." + SHOPS[rule % SHOPS.length], "order.changed")
                    .with("time", "2026-03-01T12:00:00Z");
            int missing = EVENT_BYTES - EventJson.write(event.withJson(data.formatted(""))).length;
            events.add(EventJson.write(event.withJson(data.formatted("x".repeat(Math.max(0, missing))))));
        }
        return events;
    }
}
