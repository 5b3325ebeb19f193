package busbar.ui.rule;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String DeleteRule_failed;
    public static String DeleteRule_job;
    public static String DeleteRule_loss;
    public static String DeleteRule_title;
    public static String DeleteRule_verb;
    public static String DeliverFrom_at;
    public static String DeliverFrom_counting;
    public static String DeliverFrom_drops;
    public static String DeliverFrom_events;
    public static String DeliverFrom_heading;
    public static String DeliverFrom_job;
    public static String DeliverFrom_oldest;
    public static String DeliverFrom_tip;
    public static String DeliverFrom_title;
    public static String DeliverFrom_verb;
    public static String DeliverFrom_words;
    public static String Delivery_failed;
    public static String Delivery_pausing;
    public static String Delivery_resuming;
    public static String EnableRule_failed;
    public static String EnableRule_off;
    public static String EnableRule_on;
    public static String Rules_blocked;
    public static String Rules_by;
    public static String Rules_changed;
    public static String Rules_changedBy;
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
    public static String Rules_waiting;

    static {
        NLS.initializeMessages("busbar.ui.rule.messages", Messages.class);
    }

    private Messages() {
    }
}
