package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.OPERATOR;
import static busbar.api.Role.VIEWER;

import busbar.api.model.EventRule;
import busbar.api.pattern.Explanation;
import busbar.http.wire.Bodies.Definitions;
import busbar.http.wire.Bodies.PatternTest;
import busbar.http.wire.DraftForm;
import busbar.http.wire.Paths;
import busbar.http.wire.RuleForm;
import java.util.List;
import java.util.Optional;

/** Who answers, buses and rules. */
final class RuleRoutes {

    private RuleRoutes() {
    }

    static List<Route> routes() {
        return List.of(
                new Route("GET", Paths.INFO, Optional.empty(), RuleRoutes::info),
                Route.get(Paths.BUSES, VIEWER, x -> Answer.json(x.service().buses())),
                Route.post(Paths.BUSES, ADMIN, RuleRoutes::createBus),
                Route.get(Paths.BUS, VIEWER, x -> Answer.json(x.service().bus(x.bus()))),
                Route.put(Paths.BUS, ADMIN, RuleRoutes::updateBus),
                Route.delete(Paths.BUS, ADMIN, RuleRoutes::deleteBus),
                Route.get(Paths.BUS_VERSIONS, VIEWER, x -> Answer.json(x.service().busVersions(x.bus()))),
                Route.get(Paths.RULES, VIEWER, x -> Answer.json(x.service().rules(x.bus()))),
                Route.post(Paths.RULES, ADMIN, RuleRoutes::createRule),
                Route.get(Paths.RULE, VIEWER, x -> Answer.json(x.service().rule(x.bus(), x.rule()))),
                Route.put(Paths.RULE, ADMIN, RuleRoutes::updateRule),
                Route.delete(Paths.RULE, ADMIN, RuleRoutes::deleteRule),
                Route.post(Paths.ENABLE, OPERATOR, x -> enable(x, true)),
                Route.post(Paths.DISABLE, OPERATOR, x -> enable(x, false)),
                Route.get(Paths.VERSIONS, VIEWER, x -> Answer.json(x.service().ruleVersions(x.bus(), x.rule()))),
                Route.get(Paths.DEFINITIONS, VIEWER,
                        x -> Answer.json(new Definitions(x.service().exportDefinitions()))),
                Route.post(Paths.DEFINITIONS, ADMIN, x -> Answer.json(
                        x.service().importDefinitions(x.body(Definitions.class).document()))),
                Route.get(Paths.CONNECTIONS, VIEWER, x -> Answer.json(x.service().connections())),
                Route.post(Paths.CONNECTIONS, ADMIN,
                        x -> Answer.json(201, x.service().createConnection(DraftForm.connection(x.body(), "")))),
                Route.put(Paths.CONNECTION, ADMIN, x -> Answer.json(
                        x.service().updateConnection(DraftForm.connection(x.body(), x.named("connection"))))),
                Route.get(Paths.CONNECTION_VERSIONS, VIEWER,
                        x -> Answer.json(x.service().connectionVersions(x.named("connection")))),
                Route.delete(Paths.CONNECTION, ADMIN, RuleRoutes::deleteConnection),
                Route.get(Paths.TARGET_TYPES, VIEWER, x -> Answer.json(x.service().targetTypes())),
                Route.post(Paths.PATTERN_TEST, VIEWER, RuleRoutes::testPattern));
    }

    private static Answer info(Exchange x) {
        return Answer.json(x.service().info().as(x.key().role()));
    }

    private static Answer createBus(Exchange x) {
        return Answer.json(201, x.service().createBus(DraftForm.bus(x.body(), "")));
    }

    private static Answer updateBus(Exchange x) {
        return Answer.json(x.service().updateBus(DraftForm.bus(x.body(), x.bus())));
    }

    private static Answer deleteBus(Exchange x) {
        x.service().deleteBus(x.bus());
        return Answer.nothing();
    }

    private static Answer createRule(Exchange x) {
        EventRule draft = RuleForm.read(x.body(), x.bus(), "");
        String from = x.optional("from");
        return Answer.json(201, from.isEmpty() ? x.service().createRule(draft)
                : x.service().createRule(draft, SubscriptionRoutes.position(from)));
    }

    private static Answer updateRule(Exchange x) {
        return Answer.json(x.service().updateRule(RuleForm.read(x.body(), x.bus(), x.rule())));
    }

    private static Answer deleteRule(Exchange x) {
        x.service().deleteRule(x.bus(), x.rule());
        return Answer.nothing();
    }

    private static Answer enable(Exchange x, boolean enabled) {
        return Answer.json(x.service().enableRule(x.bus(), x.rule(), enabled));
    }

    private static Answer deleteConnection(Exchange x) {
        x.service().deleteConnection(x.named("connection"));
        return Answer.nothing();
    }

    private static Answer testPattern(Exchange x) {
        PatternTest test = x.body(PatternTest.class);
        Explanation explanation = x.service().testPattern(test.pattern(), test.dialect(), test.event());
        return Answer.json(explanation);
    }
}
