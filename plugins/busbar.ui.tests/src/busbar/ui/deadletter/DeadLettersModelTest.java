package busbar.ui.deadletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.BusService;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.trace.TraceAction;
import busbar.api.trace.TraceStep;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLettersModelTest {
    private final DeadLettersModel model = new DeadLettersModel();

    @Test
    void lettersAreReadAgainAfterAStepThatMadeOrTookOne() {
        model.heard(List.of(step(TraceAction.RECEIVED), step(TraceAction.DELIVERED)), 0);
        assertFalse(model.takeStale());

        model.heard(List.of(step(TraceAction.DEAD_LETTERED)), 0);
        assertTrue(model.takeStale());
        assertFalse(model.takeStale());

        model.heard(List.of(step(TraceAction.REPLAYED)), 0);
        assertTrue(model.takeStale());
    }

    @Test
    void lettersAreReadAgainWhenStepsWereLeftOut() {
        model.heard(List.of(), 3);

        assertTrue(model.takeStale());
    }

    @Test
    void aReplayIsWatchedToItsEnd() throws InterruptedException {
        Iterator<ReplayJob> answers = List.of(job(ReplayJob.State.RUNNING, 0), job(ReplayJob.State.RUNNING, 1),
                job(ReplayJob.State.COMPLETED, 2)).iterator();
        BusService service = (BusService) Proxy.newProxyInstance(BusService.class.getClassLoader(),
                new Class<?>[] {BusService.class}, (proxy, method, arguments) -> answers.next());
        List<Integer> progress = new ArrayList<>();

        ReplayJob end = DeadLettersModel.replay(service, ReplayRequest.of("orders", List.of("l1", "l2")),
                job -> progress.add(job.replayed()));

        assertEquals(ReplayJob.State.COMPLETED, end.state());
        assertEquals(List.of(0, 1), progress);
    }

    @Test
    void eachEndOfAReplayHasItsSentence() {
        for (ReplayJob.State state : ReplayJob.State.values()) {
            String words = DeadLettersModel.words(job(state, 1));
            assertTrue(words.contains("1") && words.contains("2"), words);
        }
    }

    private static ReplayJob job(ReplayJob.State state, int replayed) {
        return new ReplayJob("job", "orders", state, 2, replayed, 0, Instant.EPOCH, Optional.empty(), "");
    }

    private static TraceStep step(TraceAction action) {
        return new TraceStep(1, "orders", "e1", "shop", "order", Instant.EPOCH, action, "", "", 0, "", "",
                Duration.ZERO);
    }
}
