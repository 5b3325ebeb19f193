package busbar.ui.explorer;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String Explorer_builtIn;
    static String Explorer_closed;
    static String Explorer_deadLetters;
    static String Explorer_disabled;
    static String Explorer_filter;
    static String Explorer_loading;
    static String Explorer_loadingJob;
    static String Explorer_opening;

    static {
        NLS.initializeMessages("busbar.ui.explorer.messages", Messages.class);
    }

    private Messages() {
    }
}
