package busbar.ui.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Explorer_builtIn;
    public static String Explorer_closed;
    public static String Explorer_deadLetters;
    public static String Explorer_disabled;
    public static String Explorer_filter;
    public static String Explorer_loading;
    public static String Explorer_loadingJob;
    public static String Explorer_opening;
    public static String Explorer_waiting;

    static {
        NLS.initializeMessages("busbar.ui.explorer.messages", Messages.class);
    }

    private Messages() {
    }
}
