package busbar.ui.prefs;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Gateway_failed;
    public static String Gateway_listening;
    public static String Gateway_off;
    public static String Page_badPort;
    public static String Page_copy;
    public static String Page_data;
    public static String Page_description;
    public static String Page_keyFile;
    public static String Page_keyId;
    public static String Page_listen;
    public static String Page_port;
    public static String Page_reading;
    public static String Page_secret;
    public static String Page_status;

    static {
        NLS.initializeMessages("busbar.ui.prefs.messages", Messages.class);
    }

    private Messages() {
    }
}
