package busbar.http.server;

import static busbar.api.Role.ADMIN;
import static busbar.api.Role.VIEWER;

import busbar.api.BusException;
import busbar.api.model.EventRule;
import busbar.api.model.EventTarget;
import busbar.http.wire.Paths;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vendor's operations on the targets of a rule. An entry that is refused is named in the answer; the others are
 *  done. */
final class VendorTargets {

    private VendorTargets() {
    }

    static List<Route> routes() {
        return List.of(
                Route.post(Paths.VENDOR + "/createTargets", ADMIN, x -> put(x, false)),
                Route.post(Paths.VENDOR + "/updateTargets", ADMIN, x -> put(x, true)),
                Route.post(Paths.VENDOR + "/deleteTargets", ADMIN, VendorTargets::delete),
                Route.post(Paths.VENDOR + "/listTargets", VIEWER, VendorTargets::list));
    }

    private record Refused(String id, String code, String message) {
    }

    private static Answer put(Exchange x, boolean existing) {
        List<Refused> refused = new ArrayList<>();
        VendorRules.change(x, rule -> {
            refused.clear();
            Map<String, EventTarget> targets = byId(rule);
            for (JsonNode entry : VendorAnswer.field(x.tree(), "Targets")) {
                put(entry, existing, targets, refused);
            }
            return rule.withTargets(List.copyOf(targets.values()));
        });
        return errors(x, refused);
    }

    private static void put(JsonNode entry, boolean existing, Map<String, EventTarget> targets,
            List<Refused> refused) {
        String id = VendorAnswer.text(entry, "Id");
        if (targets.containsKey(id) != existing) {
            refused.add(existing ? missing(id) : new Refused(id, "EventRuleTargetIdDuplicate",
                    "The rule has a target `%s` already; choose another id.".formatted(id)));
            return;
        }
        try {
            targets.put(id, VendorTargetForm.read(entry, List.copyOf(targets.values())));
        } catch (BusException.Invalid e) {
            refused.add(new Refused(id, e.code(), e.getMessage()));
        } catch (IllegalArgumentException e) { // a value refused to be wrong
            refused.add(new Refused(id, "InvalidParameter", e.getMessage()));
        }
    }

    private static Answer delete(Exchange x) {
        List<Refused> refused = new ArrayList<>();
        VendorRules.change(x, rule -> {
            refused.clear();
            Map<String, EventTarget> targets = byId(rule);
            for (String id : VendorAnswer.texts(x.tree(), "TargetIds")) {
                if (targets.remove(id) == null) {
                    refused.add(missing(id));
                }
            }
            return rule.withTargets(List.copyOf(targets.values()));
        });
        return errors(x, refused);
    }

    private static Answer list(Exchange x) {
        JsonNode body = x.tree();
        EventRule rule = x.service().rule(VendorAnswer.required(body, "EventBusName"),
                VendorAnswer.required(body, "RuleName"));
        return VendorAnswer.page(x, "Targets", rule.targets(), VendorTargetForm::write);
    }

    private static Map<String, EventTarget> byId(EventRule rule) {
        Map<String, EventTarget> targets = new LinkedHashMap<>();
        rule.targets().forEach(target -> targets.put(target.id(), target));
        return targets;
    }

    private static Refused missing(String id) {
        return new Refused(id, "EventRuleTargetNotExist", "The rule has no target `%s`.".formatted(id));
    }

    private static Answer errors(Exchange x, List<Refused> refused) {
        ObjectNode answer = VendorAnswer.of(x).put("ErrorEntriesCount", refused.size());
        ArrayNode entries = answer.putArray("ErrorEntries");
        refused.forEach(r -> entries.addObject().put("ErrorCode", r.code()).put("ErrorMessage", r.message())
                .put("EntryId", r.id()));
        return Answer.json(answer);
    }
}
