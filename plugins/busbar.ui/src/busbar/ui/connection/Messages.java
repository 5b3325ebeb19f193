package busbar.ui.connection;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Connection_add;
    static String Connection_adding;
    static String Connection_address;
    static String Connection_badAddress;
    static String Connection_keyId;
    static String Connection_message;
    static String Connection_name;
    static String Connection_noKey;
    static String Connection_noName;
    static String Connection_notAdded;
    static String Connection_secret;
    static String Connection_test;
    static String Connection_testing;
    static String Connection_title;
    static String Connection_works;
    static String RemoveConnection_loss;
    static String RemoveConnection_title;
    static String RemoveConnection_verb;

    static {
        NLS.initializeMessages("busbar.ui.connection.messages", Messages.class);
    }

    private Messages() {
    }
}
