package busbar.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusException;
import busbar.api.event.Event;
import busbar.api.model.RetryPolicy;
import busbar.api.trace.EventTrace;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceQuery;
import busbar.api.trace.TraceStatus;
import busbar.api.trace.TraceStep;
import busbar.api.trace.TracedEvent;
import busbar.engine.channel.Channel;
import busbar.engine.channel.ChannelOptions;
import busbar.engine.channel.ChannelRecord;
import busbar.engine.channel.SegmentChannel;
import busbar.engine.store.Database;
import busbar.engine.trace.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that the trace knows nothing of, because it left them out or lost them. */
class EngineUntracedTest extends EngineFixture {
    private static final String TYPED = "{\"type\":[\"%s\"]}";

    @BeforeEach
    void bus() {
        service.createBus("orders", "");
    }

    private void loseTheTrace() throws IOException {
        close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("trace.db")).toList()) {
                Files.delete(file);
            }
        }
        open();
    }

    private void put(String id, String type) {
        service.putEvents("orders", List.of(Event.of(id, "app.shop", type)));
    }

    @Test
    void theyAreFoundInTheLogAndTheStateTellsWhatBecameOfThem() throws IOException {
        TestTarget works = target();
        TestTarget refuses = target();
        refuses.status = 400;
        TestTarget fails = target();
        fails.status = 503;
        rule("orders", "works", TYPED.formatted("good"), to("to", works.destination(), NO_RETRY));
        rule("orders", "refuses", TYPED.formatted("bad"), to("to", refuses.destination(), NO_RETRY));
        rule("orders", "fails", TYPED.formatted("slow"), to("to", fails.destination(), RetryPolicy.BACKOFF));
        rule("orders", "paused", TYPED.formatted("held"), to("to", works.destination(), NO_RETRY));
        service.pauseDelivery("orders", "paused", "to");
        Map<String, TraceStatus> outcomes = Map.of("good", TraceStatus.DELIVERED, "bad", TraceStatus.DEAD,
                "slow", TraceStatus.RETRYING, "held", TraceStatus.IN_FLIGHT, "none", TraceStatus.UNMATCHED);
        outcomes.keySet().forEach(type -> put("of-" + type, type));
        outcomes.forEach((type, status) -> awaitStatus("orders", "of-" + type, status));
        loseTheTrace();
        outcomes.forEach((type, status) -> {
            EventTrace found = trace("orders", "of-" + type);
            assertEquals(status, found.summary().status(), type);
            assertEquals(type, found.summary().type());
            assertEquals(type, found.content().orElseThrow().type());
            assertTrue(found.missesSteps(), type);
        });
        service.resumeDelivery("orders", "paused", "to");
        awaitStatus("orders", "of-held", TraceStatus.DELIVERED);
    }

    @Test
    void theOutcomeIsKnownThoughOnlyTheLastStepsWereLeftOut() throws IOException {
        TestTarget works = target();
        rule("orders", "works", "{}", to("to", works.destination(), NO_RETRY));
        put("e-1", "good");
        awaitStatus("orders", "e-1", TraceStatus.DELIVERED);
        assertFalse(trace("orders", "e-1").missesSteps());
        close();
        try (Database trace = new Database(folder.resolve("trace.db"), Database.Promise.CONSISTENT, List.of())) {
            trace.write(sql -> sql.update("UPDATE traced SET delivered=0"));
        }
        open();
        assertEquals(List.of(TraceStatus.DELIVERED), listed(TraceQuery.ofBus("orders")));
        assertEquals(List.of(), listed(TraceQuery.ofBus("orders").withStatus(TraceStatus.IN_FLIGHT)));
        assertEquals(TraceStatus.DELIVERED, trace("orders", "e-1").summary().status());
    }

    private List<TraceStatus> listed(TraceQuery query) {
        return service.tracedEvents(query).items().stream().map(TracedEvent::status).toList();
    }

    @Test
    void whatIsReadAgainAfterAKillTellsWhenItWasReceivedAndIsStillDead() throws IOException {
        TestTarget refuses = target();
        refuses.status = 400;
        rule("orders", "refuses", "{}", to("to", refuses.destination(), NO_RETRY));
        put("e-1", "bad");
        awaitStatus("orders", "e-1", TraceStatus.DEAD);
        Instant received = trace("orders", "e-1").summary().receivedAt();
        close();
        try (Database state = new Database(folder.resolve("state.db"), Database.Promise.DURABLE, List.of())) {
            state.write(sql -> sql.update("UPDATE cursor SET position=0"));
        }
        open();
        await("it is read again", () -> readings().size() == 2);
        readings().forEach(step -> {
            long off = Duration.between(received, step.at().minus(step.latency())).abs().toMillis();
            assertTrue(off < 100, "by " + off + " ms");
        });
        assertEquals(TraceStatus.DEAD, trace("orders", "e-1").summary().status());
    }

    private List<TraceStep> readings() {
        return trace("orders", "e-1").steps().stream().filter(step -> step.action() == TraceAction.RECEIVED).toList();
    }

    @Test
    void anEventThatNobodyPutIsSaidNeverToHaveCome() throws IOException {
        put("e-1", "none");
        awaitStatus("orders", "e-1", TraceStatus.UNMATCHED);
        loseTheTrace();
        BusException.NotFound no = assertThrows(BusException.NotFound.class, () -> service.trace("orders", "e-2"));
        assertTrue(no.getMessage().contains("never came"), no.getMessage());
    }

    @Test
    void aSearchInTheLogFindsTheNewestOfAnIdAndSaysWhereItGaveUp() {
        try (Channel channel = SegmentChannel.open(folder.resolve("log"), ChannelOptions.DEFAULT)) {
            for (int i = 0; i < 50; i++) {
                channel.appendAndWait(IntStream.range(0, 1_000)
                        .mapToObj(n -> new ChannelRecord(n, "e" + n % 900, new byte[]{'{', '}'})).toList());
            }
            List<Range> parts = List.of(new Range(30_500, 50_000), new Range(0, 20_000));
            assertEquals(OptionalLong.of(49_905), new LogSearch(channel, "e5").newest(parts.subList(0, 1)));
            assertEquals(OptionalLong.of(49_950), new LogSearch(channel, "e50").newest(parts));
            assertEquals(OptionalLong.of(19_950), new LogSearch(channel, "e50").newest(parts.subList(1, 2)));
            LogSearch whole = new LogSearch(channel, "no");
            assertEquals(OptionalLong.empty(), whole.newest(parts));
            assertEquals(39_500, whole.looked());
            assertFalse(whole.isBrokenOff());
            LogSearch some = new LogSearch(channel, "no", 10_000);
            assertEquals(OptionalLong.empty(), some.newest(parts));
            assertTrue(some.isBrokenOff() && some.looked() == 10_000);
        }
    }
}
