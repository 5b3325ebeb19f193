package busbar.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.trace.TraceAction;
import busbar.engine.store.StoredEvent;
import busbar.engine.store.TestEvents;
import busbar.engine.store.Witness.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What goes into a pack comes out of it. */
class StepPackTest {
    private static final List<String> TEXTS =
            List.of("", "orders-to-crm", "[200] OK", "wörter 字", "https://crm.example.com/hooks/orders", "a\nb");

    @Property
    void stepsComeOutAsTheyWentIn(@ForAll long seed) {
        Random random = new Random(seed);
        StoredEvent event = TestEvents.at(1);
        StepPack pack = new StepPack();
        List<StepPack.Step> expected = new ArrayList<>();
        long seq = random.nextLong(Long.MAX_VALUE / 2);
        long first = seq + 1;
        for (int i = 0; i < 1 + random.nextInt(200); i++) {
            seq += 1 + random.nextInt(300);
            first = i == 0 ? seq : first;
            Sight sight = new Sight(event, TraceAction.values()[random.nextInt(TraceAction.values().length)],
                    text(random), text(random), random.nextInt(1_000), text(random), text(random),
                    Duration.ofNanos(1_000L * (random.nextInt() >> random.nextInt(32))));
            long micros = 1_700_000_000_000_000L + (random.nextLong() >> 8 + random.nextInt(50));
            pack.add(sight, seq, micros);
            expected.add(new StepPack.Step(seq, micros, sight.action(), sight.rule(), sight.target(), sight.attempt(),
                    sight.endpoint(), sight.status(), sight.latency().toNanos() / 1_000));
        }
        assertEquals(first, pack.firstSeq());
        assertEquals(expected, StepPack.unpack(first, pack.pack()));
    }

    private static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(4) == 0 ? text + random.nextInt(100) : text;
    }

    @Test
    void anEventWithFiveStepsTakesSomeTwoHundredBytes() {
        StoredEvent event = TestEvents.at(1);
        StepPack pack = new StepPack();
        for (int i = 0; i < 5; i++) {
            pack.add(new Sight(event, TraceAction.ATTEMPTED, "orders-to-crm", "crm", 1,
                    "https://crm.example.com/hooks/orders", "[200] OK", Duration.ofMillis(3)), 1_000_000 + i,
                    1_700_000_000_000_000L + i * 700);
        }
        assertTrue(pack.pack().length < 200, pack.pack().length + " bytes");
        assertEquals("\norders-to-crm\n", pack.rules());
    }
}
