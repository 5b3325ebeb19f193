package busbar.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.deadletter.ErrorClass;
import busbar.engine.store.Delivery;
import busbar.engine.store.Failure;
import busbar.engine.store.LaneKey;
import busbar.engine.store.TestEvents;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator reads of a target that fails a thousand times. */
class TroubleTest {
    private static final Failure WHY = Failure.passing(ErrorClass.SERVER_ERROR, "[500] Oh\nand more");
    private final Logger log = (Logger) LoggerFactory.getLogger(Dispatcher.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final Delivery delivery = Delivery.first(TestEvents.at(7), "rule", "crm");
    private final List<String> seen = new ArrayList<>();
    private final Trouble trouble = new Trouble(new LaneKey(TestEvents.BUS, "rule", "crm"), new TargetWatch() {
        @Override
        public void targetFails(Delivery delivery, Failure why) {
            seen.add("fails");
        }

        @Override
        public void targetWorks(LaneKey lane) {
            seen.add("works");
        }
    });

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
        log.setLevel(Level.INFO);
        log.setAdditive(false);
    }

    @AfterEach
    void endListening() {
        log.detachAppender(said);
        log.setLevel(null);
        log.setAdditive(true);
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aTargetThatFailsAThousandTimesIsToldOnceAndOnceThatItIsBack() {
        for (int i = 0; i < 1_000; i++) {
            trouble.failed(delivery, "http://crm", Instant.EPOCH, WHY);
            trouble.buried(delivery, 3, WHY);
        }
        trouble.arrived();
        trouble.arrived();
        trouble.failed(delivery, "http://crm", Instant.EPOCH, WHY);
        trouble.arrived();
        assertEquals(List.of(
                "delivery [e7] to [http://crm] failed, attempt [1], next at [1970-01-01T00:00:00Z]: [500] Oh",
                "delivery [e7] to [crm] given up after [3] attempts: [500] Oh",
                "target [crm] of rule [rule] of bus [orders] takes deliveries again"), lines());
    }

    @Test
    void whatNeverFailedIsNotToldToBeBack() {
        trouble.arrived();
        assertTrue(said.list.isEmpty());
    }

    @Test
    void aTargetThatOnlyFailsIsTriedAtAPaceUntilItTakesOne() {
        fail(Trouble.IN_A_ROW - 1);
        assertTrue(trouble.turn().isZero() && trouble.turn().isZero());
        fail(1);
        trouble.turn();
        assertTrue(trouble.turn().isPositive());
        Duration third = trouble.turn();
        assertTrue(third.compareTo(Trouble.GAP) > 0 && third.compareTo(Trouble.GAP.multipliedBy(3)) < 0,
                third::toString);
        trouble.arrived();
        assertTrue(trouble.turn().isZero() && trouble.turn().isZero());
    }

    @Test
    void eventsThatATargetRefusesSayThatItIsThere() {
        fail(Trouble.IN_A_ROW);
        trouble.buried(delivery, 1, Failure.permanent(ErrorClass.CLIENT_ERROR, "[400] Bad Request"));
        assertTrue(trouble.turn().isZero() && trouble.turn().isZero());
    }

    @Test
    void aTargetFailsFromTheThirdFailureInARowOn() {
        fail(2);
        trouble.arrived();
        fail(2);
        assertEquals(List.of("works"), seen);
        fail(1);
        trouble.arrived();
        assertEquals(List.of("works", "fails", "works"), seen);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            trouble.failed(delivery, "http://crm", Instant.EPOCH, WHY);
        }
    }
}
