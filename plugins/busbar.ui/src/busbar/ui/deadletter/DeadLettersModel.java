package busbar.ui.deadletter;

import busbar.api.BusService;
import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.api.trace.TraceStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What the view knows of a bus's dead letters, and when it should look again. Plain Java; any thread. */
final class DeadLettersModel {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250); // progress that an eye can follow
    private final AtomicBoolean stale = new AtomicBoolean();

    /** The newest letters, and how many there are in all. */
    record Letters(List<DeadLetter> newest, long count) {
        static final Letters NONE = new Letters(List.of(), 0);

        /** Whether the same letters are in both; letters themselves never change. */
        boolean isSame(Letters other) {
            return count == other.count && ids().equals(other.ids());
        }

        List<String> ids() {
            return newest.stream().map(DeadLetter::id).toList();
        }
    }

    /** Blocks; not on the UI thread. */
    static Letters load(BusService service, DeadLetterQuery query) {
        List<DeadLetter> newest = service.deadLetters(query.page(DeadLetterQuery.LIMIT_MAX, "")).items();
        return new Letters(newest, newest.size() < DeadLetterQuery.LIMIT_MAX ? newest.size()
                : service.countDeadLetters(query));
    }

    /** Starts a replay and stays with it to its end. Blocks; not on the UI thread. When interrupted it cancels the
     *  replay too.
     *
     *  @param progress hears of the job as it goes on */
    static ReplayJob replay(BusService service, ReplayRequest request, Consumer<ReplayJob> progress)
            throws InterruptedException {
        return watch(service, service.replay(request), progress);
    }

    /** Stays with the newest replay of a bus that still goes on, whoever started it. Blocks; not on the UI thread. */
    static Optional<ReplayJob> watchNewest(BusService service, String bus, Consumer<ReplayJob> progress)
            throws InterruptedException {
        Optional<ReplayJob> running = service.replayJobs(bus).stream().filter(job -> !job.isOver()).findFirst();
        return running.isEmpty() ? running : Optional.of(watch(service, running.get(), progress));
    }

    private static ReplayJob watch(BusService service, ReplayJob started, Consumer<ReplayJob> progress)
            throws InterruptedException {
        ReplayJob job = started;
        try {
            while (!job.isOver()) {
                progress.accept(job);
                Thread.sleep(LOOK_AGAIN);
                job = service.replayJob(job.id());
            }
        } catch (InterruptedException e) {
            service.cancelReplay(job.id());
            throw e;
        }
        return job;
    }

    /** What became of a replay, in a sentence. */
    static String words(ReplayJob job) {
        Object[] counts = {job.replayed(), job.total(), job.skipped(), job.message()};
        return switch (job.state()) {
            case RUNNING -> Messages.bind(Messages.Replay_running, counts);
            case COMPLETED -> Messages.bind(job.skipped() == 0 ? Messages.Replay_completed
                    : Messages.Replay_completedSome, counts);
            case CANCELLED -> Messages.bind(Messages.Replay_cancelled, counts);
            case FAILED -> Messages.bind(Messages.Replay_failed, counts);
        };
    }

    /** Takes what the trace of the bus brings: some steps mean that letters came or went. */
    void heard(List<TraceStep> steps, long skipped) {
        if (skipped > 0 || steps.stream().anyMatch(DeadLettersModel::changesLetters)) {
            stale.set(true);
        }
    }

    private static boolean changesLetters(TraceStep step) {
        return switch (step.action()) {
            case DEAD_LETTERED, REPLAYED -> true;
            case RECEIVED, UNMATCHED, MATCHED, HELD, TRANSFORMED, ATTEMPTED, DELIVERED, RETRY_SCHEDULED,
                    SKIPPED -> false;
        };
    }

    void markStale() {
        stale.set(true);
    }

    /** Whether the letters should be read again; answers true once. */
    boolean takeStale() {
        return stale.getAndSet(false);
    }
}
