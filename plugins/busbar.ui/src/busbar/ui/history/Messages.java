package busbar.ui.history;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String History_bus;
    public static String History_connection;
    public static String History_created;
    public static String History_job;
    public static String History_loading;
    public static String History_notRestored;
    public static String History_nothing;
    public static String History_number;
    public static String History_present;
    public static String History_question;
    public static String History_restore;
    public static String History_restoring;
    public static String History_rule;
    public static String History_secretGone;
    public static String History_secretStays;
    public static String History_title;
    public static String History_verb;
    public static String History_version;
    public static String History_what;
    public static String History_when;
    public static String History_who;
    public static String History_words;

    static {
        NLS.initializeMessages("busbar.ui.history.messages", Messages.class);
    }

    private Messages() {
    }
}
