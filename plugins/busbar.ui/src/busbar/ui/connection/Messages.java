package busbar.ui.connection;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Connection_add;
    public static String Connection_adding;
    public static String Connection_address;
    public static String Connection_badAddress;
    public static String Connection_keyId;
    public static String Connection_message;
    public static String Connection_name;
    public static String Connection_noKey;
    public static String Connection_noName;
    public static String Connection_notAdded;
    public static String Connection_secret;
    public static String Connection_test;
    public static String Connection_testing;
    public static String Connection_title;
    public static String Connection_works;
    public static String RemoveConnection_loss;
    public static String RemoveConnection_title;
    public static String RemoveConnection_verb;

    static {
        NLS.initializeMessages("busbar.ui.connection.messages", Messages.class);
    }

    private Messages() {
    }
}
