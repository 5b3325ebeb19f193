package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayJob;
import busbar.api.deadletter.ReplayRequest;
import busbar.ui.kit.Background;
import busbar.ui.kit.Commands;
import busbar.ui.kit.Report;
import busbar.ui.kit.Texts;
import busbar.ui.kit.UiThread;
import busbar.ui.session.BusRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchPartSite;

/** What can be done with dead letters: each verb asks what it must, works in a job, and says what came of it.
 *
 *  @param say shows a sentence on the UI thread
 *  @param running is told on the UI thread of the replay that goes on, and of none when it is over
 *  @param changed is told on the UI thread when letters may have gone */
record LetterVerbs(IWorkbenchPartSite site, Consumer<String> say, Consumer<Optional<ReplayJob>> running,
        Runnable changed) {

    void replay(BusRef bus, List<DeadLetter> letters) {
        if (!letters.isEmpty()) {
            replay(bus, ReplayRequest.of(bus.bus(), letters.stream().map(DeadLetter::id).toList()));
        }
    }

    void edit(BusRef bus, DeadLetter letter) {
        EditReplayDialog dialog = new EditReplayDialog(site.getShell(), letter);
        if (dialog.open() == Window.OK) {
            replay(bus, ReplayRequest.of(bus.bus(), List.of(letter.id())).withEdited(dialog.event())
                    .withReach(dialog.reach()));
        }
    }

    /** Replays all letters that the query finds, after saying how many there are. */
    void replayAll(BusRef bus, DeadLetterQuery query) {
        Background.call(bus.session(), Messages.bind(Messages.Letters_job, bus.bus()),
                () -> bus.session().service().countDeadLetters(query))
                .then(count -> replayAll(bus, query, count)).orElse(problem -> say.accept(Texts.problem(problem)))
                .schedule();
    }

    private void replayAll(BusRef bus, DeadLetterQuery query, long count) {
        String loss = query.text().isEmpty() ? Messages.bind(Messages.ReplayAll_all, count, bus.bus())
                : Messages.bind(Messages.ReplayAll_matching, new Object[] {count, bus.bus(), query.text()});
        if (count > 0 && Report.confirm(site.getShell(), Messages.ReplayAll_title, loss, Messages.Letters_replay)) {
            replay(bus, new ReplayRequest(bus.bus(), new ReplayRequest.Matching(query), Optional.empty(),
                    new ReplayRequest.FailedTarget(), ReplayRequest.PER_SECOND_DEFAULT));
        }
    }

    private void replay(BusRef bus, ReplayRequest request) {
        say.accept(Messages.Replay_starting);
        Background.call(bus.session(), Messages.bind(Messages.Replay_job, bus.bus()),
                () -> DeadLettersModel.replay(bus.session().service(), request, this::progress))
                .then(job -> done(DeadLettersModel.words(job))).orElse(problem -> done(Texts.problem(problem)))
                .schedule();
    }

    /** Shows a replay that was started before, if one still goes on. */
    void watch(BusRef bus) {
        Background.call(bus.session(), Messages.bind(Messages.Replay_job, bus.bus()),
                () -> DeadLettersModel.watchNewest(bus.session().service(), bus.bus(), this::progress))
                .then(job -> job.ifPresent(over -> done(DeadLettersModel.words(over))))
                .orElse(problem -> done(Texts.problem(problem))).quietly().schedule();
    }

    /** Stops a replay before its next letter; its watcher says what came of it. */
    void cancel(BusRef bus, ReplayJob job) {
        Background.call(bus.session(), Messages.Replay_cancelJob,
                () -> bus.session().service().cancelReplay(job.id()))
                .orElse(problem -> say.accept(Texts.problem(problem))).schedule();
    }

    private void progress(ReplayJob job) {
        new UiThread().execute(() -> {
            say.accept(DeadLettersModel.words(job));
            running.accept(Optional.of(job));
        });
    }

    private void done(String words) {
        running.accept(Optional.empty());
        say.accept(words);
        changed.run();
    }

    void discard(BusRef bus, List<DeadLetter> letters) {
        if (letters.isEmpty() || !Report.confirm(site.getShell(), Messages.Discard_title,
                Messages.bind(Messages.Discard_loss, letters.size(), bus.bus()), Messages.Discard_verb)) {
            return;
        }
        List<String> ids = letters.stream().map(DeadLetter::id).toList();
        Background.call(bus.session(), Messages.bind(Messages.Discard_job, bus.bus()),
                () -> bus.session().service().discardDeadLetters(bus.bus(), ids))
                .then(count -> done(Messages.bind(Messages.Discard_done, count)))
                .orElse(problem -> done(Texts.problem(problem))).schedule();
    }

    void showTrace(BusRef bus, DeadLetter letter) {
        Commands.run(site, "busbar.ui.showTrace", Map.of("bus", bus.bus(), "eventId", letter.event().id()));
    }
}
