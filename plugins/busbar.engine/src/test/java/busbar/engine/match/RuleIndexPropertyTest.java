package busbar.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import busbar.api.event.Event;
import busbar.api.event.EventJson;
import busbar.api.event.StructuredEvent;
import busbar.api.model.EventRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** The index beside asking every rule. */
class RuleIndexPropertyTest {

    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void theIndexFindsWhatAskingEachRuleFinds(@ForAll("rules") @Size(max = 12) List<EventRule> edits,
            @ForAll("events") @Size(min = 1, max = 6) List<Event> events) {
        Map<String, EventRule> rules = byName(edits);
        RuleIndex index = RuleIndex.of(rules.values());

        events.forEach(event -> assertFindsTheSame(rules.values(), index, event));
    }

    @Property(tries = 700, shrinking = ShrinkingMode.BOUNDED)
    void anIndexThatWasEditedIsAsGoodAsANewOneAndItsOldStatesStayAsTheyWere(
            @ForAll("rules") @Size(min = 1, max = 20) List<EventRule> edits,
            @ForAll("events") @Size(min = 1, max = 4) List<Event> events) {
        Map<String, EventRule> rules = new TreeMap<>();
        List<List<EventRule>> states = new ArrayList<>();
        List<RuleIndex> indexes = new ArrayList<>();
        RuleIndex index = RuleIndex.EMPTY;
        for (EventRule edit : edits) {
            boolean gone = rules.containsKey(edit.name()) && edit.pattern().length() % 2 == 0;
            index = gone ? index.without(edit.name()) : index.with(edit);
            rules.remove(edit.name());
            if (!gone) {
                rules.put(edit.name(), edit);
            }
            states.add(List.copyOf(rules.values()));
            indexes.add(index);
        }

        for (int i = 0; i < states.size(); i++) {
            for (Event event : events) {
                assertFindsTheSame(states.get(i), indexes.get(i), event);
            }
        }
        indexes.forEach(each -> events.forEach(event ->
            assertFindsTheSame(rules.values(), each.changed(rules.values(), RuleArbitraries.NAMES.stream()
                    .filter(name -> !rules.containsKey(name)).toList()), event)));
    }

    @Property(tries = 300)
    void anIndexWithoutItsRulesAsksForNothing(@ForAll("rules") @Size(max = 12) List<EventRule> edits,
            @ForAll("events") @Size(min = 1, max = 1) List<Event> events) {
        RuleIndex index = RuleIndex.of(byName(edits).values());
        for (EventRule each : edits) {
            index = index.without(each.name());
        }

        assertEquals(0, index.fieldsNeeded());
        assertFindsTheSame(List.of(), index, events.get(0));
    }

    private static Map<String, EventRule> byName(List<EventRule> edits) {
        Map<String, EventRule> rules = new TreeMap<>();
        edits.forEach(rule -> rules.put(rule.name(), rule));
        return rules;
    }

    private static void assertFindsTheSame(Collection<EventRule> rules, RuleIndex index, Event event) {
        byte[] structured = EventJson.write(event);
        JsonNode tree = EventJson.tree(structured);
        List<EventRule> expected = rules.stream()
                .filter(rule -> rule.enabled() && rule.eventPattern().matches(tree)).toList();
        List<String> some = List.of("r3", "r1", "r9", "r3");

        assertEquals(expected, index.matching(new StructuredEvent(structured)), () -> tree + " to " + rules);
        assertEquals(expected.stream().filter(r -> some.contains(r.name())).toList(),
                index.matching(new StructuredEvent(structured), some));
    }

    @Provide
    Arbitrary<List<EventRule>> rules() {
        return RuleArbitraries.rules().list();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return RuleArbitraries.events().list();
    }
}
