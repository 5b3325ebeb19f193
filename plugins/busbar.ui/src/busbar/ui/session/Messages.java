package busbar.ui.session;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    static String BusFeed_following;
    static String BusFeed_leaving;
    static String BusSessions_closing;
    static String BusSessions_nameTaken;
    static String BusSessions_noConnector;
    static String BusSessions_opening;

    static {
        NLS.initializeMessages("busbar.ui.session.messages", Messages.class);
    }

    private Messages() {
    }
}
