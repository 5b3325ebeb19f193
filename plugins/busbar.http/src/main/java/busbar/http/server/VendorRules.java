package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.OPERATOR;
import static busbar.api.Role.VIEWER;

import busbar.api.BusException;
import busbar.api.model.EventRule;
import busbar.http.wire.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The vendor's operations on rules. What its API has no words for, such as the dialect, a change leaves as it is. */
final class VendorRules {
    private static final int ATTEMPTS_MAX = 5; // against others who change the same rule; the vendor has no versions

    private VendorRules() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.VENDOR + "/createRule", ADMIN, VendorRules::create),
                Route.post(Paths.VENDOR + "/updateRule", ADMIN, VendorRules::update),
                Route.post(Paths.VENDOR + "/deleteRule", ADMIN, VendorRules::delete),
                Route.post(Paths.VENDOR + "/getRule", VIEWER, VendorRules::get),
                Route.post(Paths.VENDOR + "/listRules", VIEWER, VendorRules::list),
                Route.post(Paths.VENDOR + "/enableRule", OPERATOR, x -> enable(x, true)),
                Route.post(Paths.VENDOR + "/disableRule", OPERATOR, x -> enable(x, false)));
    }

    /** Changes a rule as it is now, again where someone else was faster. */
    static EventRule change(Exchange x, UnaryOperator<EventRule> change) {
        String bus = VendorAnswer.required(x.tree(), "EventBusName");
        String name = VendorAnswer.required(x.tree(), "RuleName");
        for (int attempt = 1;; attempt++) {
            EventRule before = x.service().rule(bus, name);
            EventRule after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            try {
                return x.service().updateRule(after);
            } catch (BusException.Conflict e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    private static Answer create(Exchange x) {
        JsonNode body = x.tree();
        String bus = VendorAnswer.bus(body, x.service());
        JsonNode older = VendorAnswer.field(body, "Targets");
        JsonNode targets = older.isArray() ? older : VendorAnswer.field(body, "EventTargets"); // the newer name
        EventRule rule = EventRule.draft(bus, VendorAnswer.required(body, "RuleName"),
                VendorAnswer.text(body, "FilterPattern", "{}"),
                VendorTargetForm.readAll(targets, List.of()));
        EventRule made = x.service().createRule(rule.withDescription(VendorAnswer.text(body, "Description"))
                .withEnabled(enabled(VendorAnswer.text(body, "Status"), true)));
        return Answer.json(VendorAnswer.of(x).put("RuleARN", VendorAnswer.ruleArn(made.bus(), made.name())));
    }

    private static Answer update(Exchange x) {
        JsonNode body = x.tree();
        change(x, rule -> {
            EventRule changed = rule
                    .withDescription(VendorAnswer.text(body, "Description", rule.description()))
                    .withPattern(rule.dialect(), VendorAnswer.text(body, "FilterPattern", rule.pattern()))
                    .withEnabled(enabled(VendorAnswer.text(body, "Status"), rule.enabled()));
            JsonNode targets = VendorAnswer.field(body, "Targets");
            return targets.isArray() ? changed.withTargets(VendorTargetForm.readAll(targets, rule.targets())) : changed;
        });
        return VendorAnswer.ok(x);
    }

    private static boolean enabled(String status, boolean otherwise) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "ENABLE" -> true;
            case "DISABLE" -> false;
            default -> throw new BusException.Invalid("InvalidParameter.Status",
                    "Status `%s` is not known; give ENABLE or DISABLE.".formatted(status));
        };
    }

    private static Answer delete(Exchange x) {
        JsonNode body = x.tree();
        x.service().deleteRule(VendorAnswer.required(body, "EventBusName"), VendorAnswer.required(body, "RuleName"));
        return VendorAnswer.ok(x);
    }

    private static Answer get(Exchange x) {
        JsonNode body = x.tree();
        EventRule rule = x.service().rule(VendorAnswer.required(body, "EventBusName"),
                VendorAnswer.required(body, "RuleName"));
        return Answer.json(VendorAnswer.of(x).setAll(entry(rule)));
    }

    private static Answer list(Exchange x) {
        String prefix = VendorAnswer.text(x.tree(), "RuleNamePrefix");
        List<EventRule> all = x.service().rules(VendorAnswer.bus(x.tree(), x.service())).stream()
                .filter(r -> r.name().startsWith(prefix)).toList();
        return VendorAnswer.page(x, "Rules", all, VendorRules::entry);
    }

    private static Answer enable(Exchange x, boolean enabled) {
        JsonNode body = x.tree();
        x.service().enableRule(VendorAnswer.required(body, "EventBusName"), VendorAnswer.required(body, "RuleName"),
                enabled);
        return VendorAnswer.ok(x);
    }

    private static ObjectNode entry(EventRule rule) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode()
                .put("RuleARN", VendorAnswer.ruleArn(rule.bus(), rule.name())).put("EventBusName", rule.bus())
                .put("RuleName", rule.name()).put("Description", rule.description())
                .put("Status", rule.enabled() ? "ENABLE" : "DISABLE").put("FilterPattern", rule.pattern())
                .put("Ctime", rule.changedAt().toEpochMilli()).put("Mtime", rule.changedAt().toEpochMilli());
        ArrayNode targets = entry.putArray("Targets");
        rule.targets().forEach(target -> targets.add(VendorTargetForm.write(target)));
        return entry;
    }
}
