package busbar.app;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Application_runsAlready;
    public static String Application_runsAlreadyWhere;

    static {
        NLS.initializeMessages("busbar.app.messages", Messages.class);
    }

    private Messages() {
    }
}
