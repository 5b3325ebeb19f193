package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.OPERATOR;
import static busbar.api.Role.VIEWER;

import busbar.api.archive.ArchiveReplay;
import busbar.api.deadletter.DeadLetterQuery;
import busbar.api.deadletter.ReplayRequest;
import busbar.http.wire.Bodies.Count;
import busbar.http.wire.Bodies.Discard;
import busbar.http.wire.Bodies.JobId;
import busbar.http.wire.DraftForm;
import busbar.http.wire.Paths;
import java.util.List;

/** Dead letters and how they come home. */
final class LetterRoutes {

    private LetterRoutes() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.LETTERS, VIEWER,
                        x -> Answer.json(x.service().deadLetters(x.body(DeadLetterQuery.class)))),
                Route.post(Paths.LETTERS_COUNT, VIEWER,
                        x -> Answer.json(new Count(x.service().countDeadLetters(x.body(DeadLetterQuery.class))))),
                Route.post(Paths.LETTERS_DISCARD, OPERATOR, LetterRoutes::discard),
                Route.post(Paths.REPLAYS, OPERATOR,
                        x -> Answer.json(202, x.service().replay(x.body(ReplayRequest.class)))),
                Route.get(Paths.REPLAYS, VIEWER, x -> Answer.json(x.service().replayJobs(x.required("bus")))),
                Route.get(Paths.REPLAY, VIEWER, x -> Answer.json(x.service().replayJob(x.required("id")))),
                Route.get(Paths.REPLAY_LEDGER, VIEWER,
                        x -> Answer.json(x.service().replayLedger(x.required("id"), x.optional("next")))),
                Route.get(Paths.ARCHIVES, VIEWER, x -> Answer.json(x.service().archives(x.bus()))),
                Route.post(Paths.ARCHIVES, ADMIN,
                        x -> Answer.json(201, x.service().createArchive(DraftForm.archive(x.body(), x.bus(), "")))),
                Route.put(Paths.ARCHIVE, ADMIN, x -> Answer.json(
                        x.service().updateArchive(DraftForm.archive(x.body(), x.bus(), x.named("archive"))))),
                Route.get(Paths.ARCHIVE_VERSIONS, VIEWER,
                        x -> Answer.json(x.service().archiveVersions(x.bus(), x.named("archive")))),
                Route.delete(Paths.ARCHIVE, ADMIN, LetterRoutes::deleteArchive),
                Route.post(Paths.ARCHIVE_REPLAYS, OPERATOR,
                        x -> Answer.json(202, x.service().replayArchive(x.body(ArchiveReplay.class)))),
                Route.post(Paths.REPLAY_CANCEL, OPERATOR,
                        x -> Answer.json(x.service().cancelReplay(x.body(JobId.class).id()))));
    }

    private static Answer deleteArchive(Exchange x) {
        x.service().deleteArchive(x.bus(), x.named("archive"));
        return Answer.nothing();
    }

    private static Answer discard(Exchange x) {
        Discard discard = x.body(Discard.class);
        return Answer.json(new Count(x.service().discardDeadLetters(discard.bus(), discard.ids())));
    }
}
