package busbar.ui.kit;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
    public static String Button_cancel;
    public static String Button_close;
    public static String Button_ok;
    public static String Report_copyDetails;
    public static String Times_noTime;

    static {
        NLS.initializeMessages("busbar.ui.kit.messages", Messages.class);
    }

    private Messages() {
    }
}
