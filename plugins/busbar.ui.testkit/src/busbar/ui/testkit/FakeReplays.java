package busbar.ui.testkit;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.event.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The dead letters of a fake bus and the replay of them: done at once, or held until it is cancelled. */
final class FakeReplays {
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final Consumer<DeadLetter> home;
    private volatile boolean held;
    private volatile ReplayJob job;

    /** @param home gets each letter that is replayed */
    FakeReplays(Consumer<DeadLetter> home) {
        this.home = home;
    }

    void add(DeadLetter letter) {
        letters.add(letter);
    }

    void hold() {
        held = true;
    }

    List<DeadLetter> find(DeadLetterQuery query) {
        String wanted = query.text().toLowerCase(Locale.ROOT);
        return letters.reversed().stream().filter(letter -> has(letter, wanted)).toList();
    }

    private static boolean has(DeadLetter letter, String wanted) {
        return (letter.lastAnswer() + new String(EventJson.write(letter.event()))).toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    ReplayJob start(ReplayRequest request) {
        List<DeadLetter> chosen = switch (request.choice()) {
            case ReplayRequest.Letters(var ids) -> letters.stream().filter(l -> ids.contains(l.id())).toList();
            case ReplayRequest.Matching(var query) -> find(query);
        };
        if (held) {
            job = job(ReplayJob.State.RUNNING, chosen.size(), 0);
        } else {
            letters.removeAll(chosen);
            chosen.forEach(home);
            job = job(ReplayJob.State.COMPLETED, chosen.size(), chosen.size());
        }
        return job;
    }

    ReplayJob job() {
        return job;
    }

    ReplayJob cancel() {
        job = job(ReplayJob.State.CANCELLED, job.total(), 0);
        return job;
    }

    int discard(List<?> ids) {
        int before = letters.size();
        letters.removeIf(letter -> ids.contains(letter.id()));
        return before - letters.size();
    }

    private static ReplayJob job(ReplayJob.State state, int total, int replayed) {
        return new ReplayJob("job", FakeBus.BUS, state, total, replayed, 0, Instant.now(),
                state == ReplayJob.State.RUNNING ? Optional.empty() : Optional.of(Instant.now()), "");
    }
}
