package busbar.ui.prefs;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Gateway_failed;
    static String Gateway_listening;
    static String Gateway_off;
    static String Page_badPort;
    static String Page_copy;
    static String Page_data;
    static String Page_description;
    static String Page_keyFile;
    static String Page_keyId;
    static String Page_listen;
    static String Page_port;
    static String Page_reading;
    static String Page_secret;
    static String Page_status;

    static {
        NLS.initializeMessages("busbar.ui.prefs.messages", Messages.class);
    }

    private Messages() {
    }
}
