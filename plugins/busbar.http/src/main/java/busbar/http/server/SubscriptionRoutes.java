package busbar.http.server;

import static busbar.api.Role.OPERATOR;
import static busbar.api.Role.VIEWER;

import busbar.api.BusException;
import busbar.api.subscription.StartingPosition;
import busbar.http.wire.Bodies.Count;
import busbar.http.wire.Bodies.From;
import busbar.http.wire.Paths;
import java.util.List;

/** How far the targets of rules are, and the verbs on that. */
final class SubscriptionRoutes {

    private SubscriptionRoutes() {
    }

    static List<Route> routes() {
        return List.of(
                Route.get(Paths.SUBSCRIPTIONS, VIEWER, x -> Answer.json(x.service().subscriptions(x.bus()))),
                Route.post(Paths.PAUSE, OPERATOR,
                        x -> Answer.json(x.service().pauseDelivery(x.bus(), x.rule(), x.named("target")))),
                Route.post(Paths.RESUME, OPERATOR,
                        x -> Answer.json(x.service().resumeDelivery(x.bus(), x.rule(), x.named("target")))),
                Route.post(Paths.DELIVER_FROM, OPERATOR, SubscriptionRoutes::deliverFrom),
                Route.get(Paths.EVENTS_COUNT, VIEWER, x -> Answer.json(
                        new Count(x.service().countEvents(x.bus(), position(x.required("from")))))));
    }

    private static Answer deliverFrom(Exchange x) {
        StartingPosition from = position(x.body(From.class).from());
        return Answer.json(x.service().deliverFrom(x.bus(), x.rule(), x.named("target"), from));
    }

    static StartingPosition position(String text) {
        try {
            return StartingPosition.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new BusException.Invalid("InvalidArgument", e.getMessage(), e);
        }
    }
}
