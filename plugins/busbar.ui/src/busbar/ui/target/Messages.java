package busbar.ui.target;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String TargetConnection_apiKey;
    public static String TargetConnection_basic;
    public static String TargetConnection_body;
    public static String TargetConnection_clientId;
    public static String TargetConnection_clientSecret;
    public static String TargetConnection_create;
    public static String TargetConnection_delete;
    public static String TargetConnection_deleteTitle;
    public static String TargetConnection_description;
    public static String TargetConnection_editTitle;
    public static String TargetConnection_header;
    public static String TargetConnection_headers;
    public static String TargetConnection_job;
    public static String TargetConnection_kept;
    public static String TargetConnection_key;
    public static String TargetConnection_kind;
    public static String TargetConnection_loss;
    public static String TargetConnection_name;
    public static String TargetConnection_newTitle;
    public static String TargetConnection_noColon;
    public static String TargetConnection_noSecret;
    public static String TargetConnection_none;
    public static String TargetConnection_notCreated;
    public static String TargetConnection_notDeleted;
    public static String TargetConnection_notSaved;
    public static String TargetConnection_oauth;
    public static String TargetConnection_parameters;
    public static String TargetConnection_password;
    public static String TargetConnection_query;
    public static String TargetConnection_save;
    public static String TargetConnection_tokenUrl;
    public static String TargetConnection_user;
    public static String TargetConnection_words;
    public static String TargetConnections_by;
    public static String TargetConnections_changed;
    public static String TargetConnections_edit;
    public static String TargetConnections_history;
    public static String TargetConnections_job;
    public static String TargetConnections_new;
    public static String TargetConnections_none;
    public static String TargetConnections_title;
    public static String TargetConnections_words;

    static {
        NLS.initializeMessages("busbar.ui.target.messages", Messages.class);
    }

    private Messages() {
    }
}
