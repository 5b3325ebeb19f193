package busbar.ui.session;

import busbar.api.BusService;
import busbar.api.model.EventRule;
import busbar.api.subscription.Blockage;
import busbar.api.subscription.Subscription;
import busbar.api.subscription.Subscription.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rule as it is shown and selected.
 *
 *  @param targets how far each of its targets is */
public record RuleItem(RuleRef ref, EventRule rule, List<Subscription> targets) {

    /** Reads the rules of a bus. Blocks; not on the UI thread. */
    public static List<RuleItem> load(BusSession session, String bus) {
        BusService service = session.service();
        Map<String, List<Subscription>> targets = service.subscriptions(bus).stream()
                .collect(Collectors.groupingBy(Subscription::rule));
        return service.rules(bus).stream().map(rule -> new RuleItem(new RuleRef(session, bus, rule.name()), rule,
                targets.getOrDefault(rule.name(), List.of()))).toList();
    }

    public boolean has(State state) {
        return targets.stream().anyMatch(target -> target.state() == state);
    }

    /** What keeps the first of its targets that gets nothing from its next event; empty where all get theirs. */
    public Optional<Blockage> blockage() {
        return targets.stream().flatMap(target -> target.blockage().stream()).findFirst();
    }

    /** What waits for its targets together. */
    public long backlog() {
        return targets.stream().mapToLong(Subscription::backlog).sum();
    }

    /** What is to be known of its delivery, in a word or two; empty while all is as usual. */
    public String deliveryWords() {
        if (!has(State.PAUSED) && blockage().isPresent()) {
            return Messages.Delivery_blocked;
        }
        if (!has(State.PAUSED)) {
            return has(State.CATCHING_UP) ? Messages.Delivery_catchingUp : "";
        }
        boolean all = targets.stream().allMatch(target -> target.state() == State.PAUSED);
        return all ? Messages.Delivery_paused : Messages.Delivery_partlyPaused;
    }

    /** The image that shows how it stands. */
    public String icon() {
        return rule.enabled() ? has(State.PAUSED) || blockage().isPresent() ? "rule-paused" : "rule" : "rule-disabled";
    }
}
