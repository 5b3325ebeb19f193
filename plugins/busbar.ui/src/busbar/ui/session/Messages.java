package busbar.ui.session;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String BusFeed_following;
    public static String BusFeed_leaving;
    public static String BusSessions_closing;
    public static String BusSessions_nameTaken;
    public static String BusSessions_noConnector;
    public static String BusSessions_opening;
    public static String Delivery_blocked;
    public static String Delivery_catchingUp;
    public static String Delivery_partlyPaused;
    public static String Delivery_paused;

    static {
        NLS.initializeMessages("busbar.ui.session.messages", Messages.class);
    }

    private Messages() {
    }
}
