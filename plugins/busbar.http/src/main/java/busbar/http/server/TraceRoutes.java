package busbar.http.server;

import static busbar.api.Role.VIEWER;

import busbar.api.metrics.MetricsQuery;
import busbar.api.trace.TraceFilter;
import busbar.api.trace.TraceQuery;
import busbar.http.wire.Paths;
import java.util.List;

/** Traces, kept and live, and counts. */
final class TraceRoutes {

    private TraceRoutes() {
    }

    static List<Route> routes(LiveFeeds feeds) {
        return List.of(
                Route.post(Paths.TRACED_EVENTS, VIEWER,
                        x -> Answer.json(x.service().tracedEvents(x.body(TraceQuery.class)))),
                Route.get(Paths.TRACE, VIEWER, x -> Answer.json(x.service().trace(x.bus(), x.required("id")))),
                Route.get(Paths.FEED, VIEWER, x -> feeds.follow(x.service(), new TraceFilter(x.optional("bus"),
                        x.optional("source"), x.optional("type"), x.optional("rule")))),
                Route.post(Paths.METRICS, VIEWER, x -> Answer.json(x.service().metrics(x.body(MetricsQuery.class)))),
                Route.get(Paths.PROMETHEUS, VIEWER, x -> PublicPages.prometheus(x.service())));
    }
}
