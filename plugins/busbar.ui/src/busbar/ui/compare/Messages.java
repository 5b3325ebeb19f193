package busbar.ui.compare;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Compare_same;
    public static String Conflict_changed;
    public static String Conflict_changedWhat;
    public static String Conflict_compare;
    public static String Conflict_job;
    public static String Conflict_keepEditing;
    public static String Conflict_mine;
    public static String Conflict_overwrite;
    public static String Conflict_someone;
    public static String Conflict_theirs;
    public static String Difference_added;
    public static String Difference_none;
    public static String Difference_ofTarget;
    public static String Difference_removed;
    public static String Member_ageMax;
    public static String Member_authorization;
    public static String Member_bodyForm;
    public static String Member_bodyTemplate;
    public static String Member_bodyValue;
    public static String Member_bus;
    public static String Member_bytesMax;
    public static String Member_clientId;
    public static String Member_concurrencyMax;
    public static String Member_connection;
    public static String Member_deadLetterBus;
    public static String Member_description;
    public static String Member_dialect;
    public static String Member_enabled;
    public static String Member_header;
    public static String Member_headers;
    public static String Member_method;
    public static String Member_path;
    public static String Member_pattern;
    public static String Member_rate;
    public static String Member_retriesMax;
    public static String Member_retryAge;
    public static String Member_strategy;
    public static String Member_targets;
    public static String Member_timeout;
    public static String Member_tokenUrl;
    public static String Member_tolerance;
    public static String Member_type;
    public static String Member_url;
    public static String Member_user;

    static {
        NLS.initializeMessages("busbar.ui.compare.messages", Messages.class);
    }

    private Messages() {
    }
}
