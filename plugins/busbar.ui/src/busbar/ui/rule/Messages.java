package busbar.ui.rule;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String DeleteRule_failed;
    static String DeleteRule_job;
    static String DeleteRule_loss;
    static String DeleteRule_title;
    static String DeleteRule_verb;
    static String EnableRule_failed;
    static String EnableRule_off;
    static String EnableRule_on;
    static String Rules_by;
    static String Rules_changed;
    static String Rules_count;
    static String Rules_disabled;
    static String Rules_enabled;
    static String Rules_job;
    static String Rules_name;
    static String Rules_newRule;
    static String Rules_noBus;
    static String Rules_none;
    static String Rules_pattern;
    static String Rules_state;
    static String Rules_targets;

    static {
        NLS.initializeMessages("busbar.ui.rule.messages", Messages.class);
    }

    private Messages() {
    }
}
