package busbar.engine.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.ErrorClass;
import busbar.api.event.OfficialType;
import busbar.engine.official.TargetNews.News;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.TestEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is told of targets that fail, come back and make letters. */
class TargetNewsTest {
    private static final Failure WHY = Failure.passing(ErrorClass.SERVER_ERROR, "[503]");
    private static final LaneKey CRM = new LaneKey(TestEvents.BUS, "rule", "crm");
    private final Ticking clock = new Ticking();
    private final TargetNews news = news();

    private TargetNews news() {
        return new TargetNews(clock, Duration.ofSeconds(10), Duration.ofMinutes(1));
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-31T08:00:00Z");

        void on(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private List<OfficialType> told() {
        List<OfficialType> types = news.due().stream().map(News::type).toList();
        news.told();
        return types;
    }

    @Test
    void eachChangeIsToldOnce() {
        news.fails(CRM, WHY);
        news.fails(CRM, WHY);
        assertEquals(List.of(OfficialType.TARGET_FAILING), told());
        news.fails(CRM, WHY);
        assertEquals(List.of(), told());
        clock.on(10);
        news.works(CRM);
        news.works(CRM);
        assertEquals(List.of(OfficialType.TARGET_RECOVERED), told());
        clock.on(10);
        news.works(CRM);
        assertEquals(List.of(), told());
    }

    @Test
    void aTargetThatComesAndGoesIsToldOfAtItsPaceAndTheNewestWins() {
        news.fails(CRM, WHY);
        told();
        news.works(CRM);
        assertEquals(List.of(), told());
        news.fails(CRM, WHY);
        clock.on(10);
        assertEquals(List.of(), told());
        news.works(CRM);
        assertEquals(List.of(OfficialType.TARGET_RECOVERED), told());
    }

    @Test
    void aFloodOfLettersIsOneEventAMinuteWithTheirNumber() {
        for (int i = 0; i < 60_000; i++) {
            if (i % 1_000 == 0) {
                clock.on(1);
            }
            news.buried(CRM, "e" + i, WHY);
            List<News> due = news.due();
            assertTrue(due.isEmpty() || i == 0 && due.get(0).count() == 1, due.toString());
            news.told();
        }
        clock.on(1);
        News rest = news.due().get(0);
        assertEquals(59_999, rest.count());
        assertEquals("e59999", rest.eventId());
    }

    @Test
    void whatCouldNotBeToldIsToldAgain() {
        news.fails(CRM, WHY);
        assertEquals(1, news.due().size());
        assertEquals(1, news.due().size());
        news.told();
        assertEquals(0, news.due().size());
    }

    @Test
    void theEndTellsWhatWaitsForItsPace() {
        news.fails(CRM, WHY);
        told();
        news.works(CRM);
        news.buried(CRM, "e1", WHY);
        assertEquals(List.of(OfficialType.DEAD_LETTER_WRITTEN, OfficialType.TARGET_RECOVERED),
                news.all().stream().map(News::type).sorted(Comparator.comparing(Enum::name)).toList());
    }

    /** Whatever happens, failing and recovered take turns, no faster than their pace, and the last that was told is how
     *  the target is once its pace is over. */
    @Property(tries = 300)
    void changesTakeTurnsAndTheLastIsTrue(@ForAll long seed) {
        Random random = new Random(seed);
        TargetNews some = news();
        Map<LaneKey, List<OfficialType>> told = new HashMap<>();
        Map<LaneKey, OfficialType> now = new HashMap<>();
        Instant begun = clock.instant();
        for (int i = 0; i < 200; i++) {
            LaneKey lane = new LaneKey(TestEvents.BUS, "rule", "t" + random.nextInt(3));
            if (random.nextBoolean()) {
                some.fails(lane, WHY);
                now.put(lane, OfficialType.TARGET_FAILING);
            } else {
                some.works(lane);
                now.put(lane, OfficialType.TARGET_RECOVERED);
            }
            clock.on(random.nextInt(6));
            List<News> due = some.due();
            if (random.nextInt(10) > 0) { // otherwise the disk was full
                tell(some, due, told);
            }
        }
        for (int i = 0; i < 2; i++) {
            clock.on(10);
            tell(some, some.due(), told);
        }
        long most = Duration.between(begun, clock.instant()).toSeconds() / 10 + 1;
        now.forEach((lane, last) -> check(told.getOrDefault(lane, List.of()), last, most));
    }

    private static void tell(TargetNews some, List<News> due, Map<LaneKey, List<OfficialType>> told) {
        due.forEach(each -> told.computeIfAbsent(each.lane(), lane -> new ArrayList<>()).add(each.type()));
        some.told();
    }

    private static void check(List<OfficialType> types, OfficialType last, long most) {
        assertEquals(last, types.isEmpty() ? OfficialType.TARGET_RECOVERED : types.getLast());
        assertTrue(types.size() <= most, types::toString);
        for (int i = 0; i < types.size(); i++) {
            assertEquals(i % 2 == 0 ? OfficialType.TARGET_FAILING : OfficialType.TARGET_RECOVERED, types.get(i));
        }
    }
}
