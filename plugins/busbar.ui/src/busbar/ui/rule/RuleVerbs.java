package busbar.ui.rule;

import busbar.api.BusService;
import busbar.api.subscription.Subscription;
import busbar.ui.kit.Background;
import busbar.ui.kit.Report;
import busbar.ui.session.BusSessions;
import busbar.ui.session.RuleItem;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Does one thing to many rules: each in the background, the views told at the end, the first problem reported. */
record RuleVerbs(Shell shell, BusSessions sessions) {

    void each(List<RuleItem> rules, String job, String failed, Consumer<RuleItem> verb) {
        if (rules.isEmpty()) {
            return;
        }
        Background.call(rules.get(0).ref().session(), job, () -> {
            rules.forEach(verb);
            return rules;
        }).then(done -> changed(rules)).orElse(problem -> {
            changed(rules);
            Report.problem(shell, failed, problem);
        }).schedule();
    }

    /** The same for each of their targets. */
    void eachTarget(List<RuleItem> rules, String job, String failed, BiConsumer<BusService, Subscription> verb) {
        each(rules, job, failed,
                rule -> rule.targets().forEach(target -> verb.accept(rule.ref().session().service(), target)));
    }

    private void changed(List<RuleItem> rules) {
        rules.stream().map(rule -> rule.ref().busRef()).distinct().forEach(sessions.changes()::fire);
    }

    static String names(List<RuleItem> rules) {
        return rules.size() == 1 ? rules.get(0).rule().name() : NLS.bind(Messages.Rules_count, rules.size());
    }
}
