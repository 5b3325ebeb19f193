package busbar.app.start;

import org.eclipse.osgi.util.NLS;

/** Words of this package. */
public final class Messages extends NLS {
    public static String Start_bus;
    public static String Start_busWords;
    public static String Start_connect;
    public static String Start_connectWords;
    public static String Start_heading;
    public static String Start_letters;
    public static String Start_lettersWords;
    public static String Start_outside;
    public static String Start_outsideWords;
    public static String Start_rule;
    public static String Start_ruleWords;
    public static String Start_send;
    public static String Start_sendWords;
    public static String Start_tip;
    public static String Start_title;
    public static String Start_trace;
    public static String Start_traceWords;
    public static String Start_words;

    static {
        initializeMessages("busbar.app.start.messages", Messages.class);
    }

    private Messages() {
    }
}
