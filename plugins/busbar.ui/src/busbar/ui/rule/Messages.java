package busbar.ui.rule;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String DeleteRule_failed;
    public static String DeleteRule_job;
    public static String DeleteRule_loss;
    public static String DeleteRule_title;
    public static String DeleteRule_verb;
    public static String EnableRule_failed;
    public static String EnableRule_off;
    public static String EnableRule_on;
    public static String Rules_by;
    public static String Rules_changed;
    public static String Rules_count;
    public static String Rules_disabled;
    public static String Rules_enabled;
    public static String Rules_job;
    public static String Rules_name;
    public static String Rules_newRule;
    public static String Rules_noBus;
    public static String Rules_none;
    public static String Rules_pattern;
    public static String Rules_state;
    public static String Rules_targets;

    static {
        NLS.initializeMessages("busbar.ui.rule.messages", Messages.class);
    }

    private Messages() {
    }
}
