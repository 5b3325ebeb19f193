package busbar.ui.deadletter;

import busbar.api.deadletter.DeadLetter;
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
import java.util.function.Consumer;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IWorkbenchPartSite;

/** What can be done with dead letters: each verb asks what it must, works in a job, and says what came of it.
 *
 *  @param say shows a sentence on the UI thread
 *  @param changed is told on the UI thread when letters may have gone */
record LetterVerbs(IWorkbenchPartSite site, Consumer<String> say, Runnable changed) {

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

    private void replay(BusRef bus, ReplayRequest request) {
        say.accept(Messages.Replay_starting);
        Background.call(bus.session(), Messages.bind(Messages.Replay_job, bus.bus()),
                () -> DeadLettersModel.replay(bus.session().service(), request, this::progress))
                .then(job -> done(DeadLettersModel.words(job))).orElse(problem -> done(Texts.problem(problem)))
                .schedule();
    }

    private void progress(ReplayJob job) {
        new UiThread().execute(() -> say.accept(DeadLettersModel.words(job)));
    }

    private void done(String words) {
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
